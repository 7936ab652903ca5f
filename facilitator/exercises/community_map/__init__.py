"""The community map: where each of us says our community is, and where we agree."""
