"""The psychologisch contract: parties side by side, versions, looking back, repair."""
