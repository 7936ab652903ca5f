"""Write the JSON Schema of exchange JSON: `python -m facilitator.exchange_schema > FILE`."""

import json
import sys

from facilitator.exchange import WorkshopDocument


def main() -> None:
    """Write the schema to standard output."""
    schema = WorkshopDocument.model_json_schema()
    sys.stdout.write(json.dumps(schema, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
