"""Cards, played and rated: hands by table, one card large, slips and what they say."""
