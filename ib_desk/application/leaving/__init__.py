"""The one door: whatever leaves the vault goes through `Exit.let_out`, and the register says so."""
