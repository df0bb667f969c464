"""What storage may cost, a notion a file: each prints its measurements against their bars."""
