"""The one door: what leaves of a pupil goes through `Exit.let_out`, and the register says so."""
