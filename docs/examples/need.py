"""England's areas with the most unmet need, read from the CSV of one call. Python 3.9 or newer; nothing to install.

    python3 need.py http://localhost:5080 cancer ltla24
"""
import csv
import io
import sys
import urllib.parse
import urllib.request

site, focus, level = (sys.argv[1:] + ["http://localhost:5080", "overall", "lsoa21"][len(sys.argv) - 1:])[:3]
query = urllib.parse.urlencode({"focus": focus, "level": level, "within": "E92000001", "format": "csv"})
# Asked for by name, the CSV comes without the mark that spreadsheets need.
request = urllib.request.Request(f"{site}/api/v1/rankings?{query}", headers={"Accept": "text/csv"})
with urllib.request.urlopen(request) as answer:
    areas = list(csv.DictReader(io.TextIOWrapper(answer, encoding="utf-8", newline="")))

print(f"{len(areas)} areas, release {areas[0]['release']}")
for area in areas[:10]:
    print(f"{area['position']}. {area['code']} {area['name']}: rank {area['rankLower']} to {area['rankUpper']}, {area['tier']}")
