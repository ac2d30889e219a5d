"""Counts a ward outside the app, and prints the table the app prints of it.

    recount.py packages FILE...               what packages say together
    recount.py register PACKAGE FILE...       what registers say: ward.json and, where given, changes.json;
                                              the targets are those of the package

Nothing here is the app's: packages are folded by what the format's page (src/exchange/mod.rs) says, registers by the newest
stamp. Needs Python 3 alone.
"""

import json
import sys
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone

FROM, UNTIL = date(2022, 6, 15), date(2022, 12, 31)
REACHED = {"guided", "partly_guided", "informed", "surveyed"}
VIETNAM = timezone(timedelta(hours=7))
OF_PEOPLE = {"household", "resident", "visit"}


# Packages.


def fold(packages):
    """Returns the records of some packages: by kind and id the fields, each with the heads nobody replaced."""
    changes = {}
    for package in packages:
        for change in package["changes"]:
            author = package["authors"][change["u"]] if "u" in change else ""
            edits = [edit for edit in change["edits"] if "blank" not in edit]
            held = changes.setdefault(change["h"], (package["replicas"][change["d"]], change["n"], change["t"], author, []))
            held[4].extend(edit for edit in edits if edit not in held[4])
    erased = {edit["i"] for *_, edits in changes.values() for edit in edits if edit["e"] == "erased"}

    def is_erased(edit):
        home = edit["set"].get("household") if edit["e"] == "visit" else None
        return edit["e"] in OF_PEOPLE and edit["i"] in erased or home in erased

    replaced = set()
    for *_, edits in changes.values():
        for edit in edits:
            for field, heads in edit.get("prev", {}).items():
                replaced.update((edit["e"], edit["i"], field, head) for head in heads)
    records = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for name, (replica, number, time, author, edits) in changes.items():
        plausible = time if 1_577_836_800_000 <= time < 4_102_444_800_000 else 0
        for edit in edits:
            if is_erased(edit):
                continue
            record = records[edit["e"]][edit["i"]]
            for field, value in edit["set"].items():
                heads = record[field]
                if (edit["e"], edit["i"], field, name) not in replaced:
                    heads.append(((plausible, replica, number, name), value, time))
    return records


def kind_of(value):
    """Returns a key that puts values in order: nothing, flags, numbers, texts, lists."""
    if value is None:
        return (0,)
    if isinstance(value, bool):
        return (1, value)
    if isinstance(value, int):
        return (2, value)
    return (3, value.encode()) if isinstance(value, str) else (4, [text.encode() for text in value])


def shown(record, field):
    heads = record.get(field)
    return max(heads, key=lambda head: (head[0], kind_of(head[1])))[1] if heads else None


def is_gone(record):
    removals = [value for _, value, _ in record.get("_gone", [])]
    if not removals or not all(isinstance(value, list) for value in removals):
        return False
    seen = {name for value in removals for name in value}
    others = (head for field, heads in record.items() if field != "_gone" for head in heads)
    return all(head[0][3] in seen for head in others)


def join(records):
    """Reads as one what is said to be the same, and returns who is read as whom."""
    first = {}

    def find(key):
        while key in first:
            key = first[key]
        return key

    for saying in records["same"].values():
        once = {field: max(saying[field], key=lambda head: head[0][3])[1] for field in ("of", "one", "other") if saying[field]}
        pair = [(once.get("of"), once.get(side)) for side in ("one", "other")]
        agreed = saying["is"] and all(value is True for _, value, _ in saying["is"])
        if agreed and not is_gone(saying) and all(record in records.get(kind, {}) for kind, record in pair):
            one, other = sorted(find(key) for key in pair)
            if one != other:
                first[other] = one
    for kind, record in list(first):
        for field, heads in records[kind].pop(record).items():
            records[kind][find((kind, record))[1]][field].extend(heads)
    return lambda kind, record: find((kind, record))[1]


def held(records, kind):
    return ((id, record) for id, record in records[kind].items() if not is_gone(record))


def day_of(code):
    """Reads "1979-03-12", "2007-08" or "1954"; what is not known is the first."""
    if not code:
        return None
    parts = [int(part) for part in code.split("-")] + [1, 1]
    return date(*parts[:3])


def marks(record):
    """Returns the steps recorded of somebody or some house, and the items they are excused from."""
    steps = {field[2:]: shown(record, field) or 0 for field in record if field.startswith("s.")}
    return steps, {field[2:] for field in record if field.startswith("x.") and shown(record, field) is not None}


def ward_of(packages):
    """Returns the homes of packages, the items, and the day ages are reckoned on."""
    records = fold(packages)
    read_as = join(records)
    set_id, targets_set = min(held(records, "target_set"))
    targets = {id: shown(target, "code") for id, target in held(records, "target") if shown(target, "set") == set_id}
    items = [
        {
            "code": shown(item, "code"),
            "target": targets[shown(item, "target")],
            "of_house": shown(item, "unit") == "household",
            "min_age": shown(item, "min_age"),
            "smartphone": shown(item, "if_smartphone") is True,
            "ocop": shown(item, "if_ocop") is True,
            "farms": shown(item, "if_farms") is True,
            "permanent": shown(item, "if_permanent") is True,
            "present": shown(item, "if_present") is True,
            "pass": shown(item, "pass"),
        }
        for _, item in held(records, "item")
        if shown(item, "target") in targets
    ]
    areas = {id: shown(area, "name") for id, area in held(records, "area")}
    people, visits = defaultdict(list), defaultdict(list)
    for _, person in held(records, "resident"):
        steps, exempt = marks(person)
        people[read_as("household", shown(person, "household"))].append(
            {
                "born": day_of(shown(person, "birth")),
                "phone": shown(person, "smartphone") or "unknown",
                "lives_here": shown(person, "residence") not in ("moved", "dead"),
                "residence": shown(person, "residence"),
                "steps": steps,
                "exempt": exempt,
            }
        )
    for _, visit in held(records, "visit"):
        at = shown(visit, "at")
        at = visit["household"][0][2] if at is None else at
        visits[read_as("household", shown(visit, "household"))].append((at, shown(visit, "outcome")))
    homes = []
    for id, record in records["household"].items():
        if is_gone(record) and not people[id]:
            continue
        steps, exempt = marks(record)
        homes.append(
            {
                "area": areas.get(shown(record, "area"), ""),
                "ocop": shown(record, "ocop") is True,
                "farms": shown(record, "farms") is True,
                "steps": steps,
                "exempt": exempt,
                "people": people[id],
                "visits": visits[id],
            }
        )
    return homes, items, day_of(shown(targets_set, "until")), sorted(areas.values())


# Registers.

OUTCOMES = {
    "Đã hướng dẫn": "guided",
    "Hướng dẫn một phần": "partly_guided",
    "Chỉ tuyên truyền/phát tài liệu": "informed",
    "Chỉ khảo sát": "surveyed",
}
# What a house sells or grows is kept on its head's row, and is the house's.
OF_THE_HOUSE = {"H03", "H04", "H05", "H06"}


def born(text):
    """Reads "12/03/1979" or "1954"."""
    parts = [int(part) for part in text.split("/")] if text else []
    return date(*(parts[::-1] + [1, 1])[:3]) if parts else None


def homes_of(ward, changes):
    """Returns the homes of registers: of two values the one with the newer stamp holds, and a deletion is final."""
    households = ward["households"] + changes.get("households", [])
    residents = ward["residents"] + changes.get("residents", [])
    deleted = {deletion["id"] for deletion in changes.get("deletions", [])}
    listed = {home["id"]: (home["at"], home["by"]) for home in households}
    home_of = {person["id"]: person["household"] for person in residents}
    values, stamps = {}, {}

    def say(key, value, stamp):
        if key not in stamps or stamp > stamps[key]:
            values[key], stamps[key] = value, stamp

    def say_step(person, item, step, stamp):
        say((home_of[person] if item in OF_THE_HOUSE else person, "status." + item), step, stamp)

    for person in residents:
        for field in ("birth", "smartphone", "residence"):
            edit = person.get("edited", {}).get(field)
            stamp = (edit["at"], edit["by"]) if edit else listed[person["household"]]
            say((person["id"], field), person[field], stamp)
        for item, status in person.get("status", {}).items():
            say_step(person["id"], item, status["step"], (status["at"], status["by"]))
    for change in changes.get("changes", []):
        stamp = (change["at"], change["by"])
        if change["field"].startswith("status."):
            say_step(change["id"], change["field"][7:], change["value"], stamp)
        else:
            say((change["id"], change["field"]), change["value"], stamp)
    steps = defaultdict(dict)
    for (id, field), value in values.items():
        if field.startswith("status."):
            steps[id][field[7:]] = value
    people, visits = defaultdict(list), defaultdict(list)
    for person in residents:
        id = person["id"]
        if id not in deleted:
            people[person["household"]].append(
                {
                    "born": born(values[id, "birth"]),
                    "phone": values[id, "smartphone"],
                    "lives_here": values[id, "residence"] not in ("moved", "dead"),
                    "residence": values[id, "residence"],
                    "steps": steps[id],
                    "exempt": set(),
                }
            )
    for visit in ward["visits"] + changes.get("visits", []):
        if visit["id"] not in deleted:
            visits[visit["household"]].append((visit["at"], OUTCOMES.get(visit["outcome"], "")))
    return [
        {
            "area": home["khu"],
            "ocop": home["ocop"],
            "farms": home["agri"],
            "steps": steps[home["id"]],
            "exempt": set(),
            "people": people[home["id"]],
            "visits": visits[home["id"]],
        }
        for home in households
    ]


# Counting.


def age(person, closing):
    born = person["born"]
    if born is None or born > closing:
        return -1
    return closing.year - born.year - ((closing.month, closing.day) < (born.month, born.day))


def stand(item, home, closing):
    """Returns everybody in a home, or the home, whom an item concerns or may: who, whether it does, the step, whether excused."""
    code = item["code"]
    fits = (not item["ocop"] or home["ocop"]) and (not item["farms"] or home["farms"])
    people = [(place, person) for place, person in enumerate(home["people"]) if person["lives_here"]]
    if item["of_house"]:
        adults = [person["steps"].get(code, 0) for _, person in people if age(person, closing) >= 18]
        yield "house", fits, max([home["steps"].get(code, 0), *adults]), code in home["exempt"]
        return
    for place, person in people:
        is_old_enough = item["min_age"] is None or age(person, closing) >= item["min_age"]
        lives_otherwise = (item["permanent"] and person["residence"] == "temporary") or (
            item["present"] and person["residence"] == "away"
        )
        if is_old_enough and not lives_otherwise and not (item["smartphone"] and person["phone"] == "no"):
            applies = fits and (not item["smartphone"] or person["phone"] == "yes")
            yield place, applies, person["steps"].get(code, 0), code in person["exempt"]


def total(items, homes, closing):
    """Counts those who keep every item that applies: audience, achieved, under way, not asked, excused, undecided."""
    audience = achieved = under_way = unknown = exempt = undecided = 0
    for home in homes:
        everybody = defaultdict(list)
        for item in items:
            for who, applies, step, is_exempt in stand(item, home, closing):
                everybody[who].append((applies, step, step >= item["pass"], is_exempt))
        for stands in everybody.values():
            stands = [stand for stand in stands if stand[0]]
            if not stands:
                undecided += 1
                continue
            keeps_all = all(keeps for _, _, keeps, _ in stands)
            audience += 1
            achieved += keeps_all
            under_way += not keeps_all and any(keeps or step >= 2 for _, step, keeps, _ in stands)
            unknown += all(step == 0 for _, step, _, _ in stands)
            exempt += not keeps_all and all(keeps or is_exempt for _, _, keeps, is_exempt in stands)
    return audience, achieved, under_way, unknown, exempt, undecided


def table(homes, items, closing, areas):
    """Returns the table: a line for each number of the ward and of each area, cells apart by tabs."""
    items = sorted(items, key=lambda item: item["code"])
    done = [
        [outcome for at, outcome in home["visits"] if FROM <= datetime.fromtimestamp(at / 1000, VIETNAM).date() <= UNTIL]
        for home in homes
    ]
    reached = sum(any(outcome in REACHED for outcome in visits) for visits in done)
    lines = [f"visits\t{sum(map(len, done))}\t{sum(map(bool, done))}\t{reached}"]
    for place in ["*", *areas]:
        here = [home for home in homes if place in ("*", home["area"])]
        people = [person for home in here for person in home["people"] if person["lives_here"]]

        def add(*cells):
            lines.append("\t".join(map(str, (place, *cells))))

        add("homes", len(here))
        add("births unknown", sum(person["born"] is None for person in people))
        for item in items:
            add(item["code"], *total([item], here, closing))
        for target in sorted({item["target"] for item in items}):
            of_target = [item for item in items if item["target"] == target]
            if len(of_target) > 1 and len({item["of_house"] for item in of_target}) == 1:
                add(target, *total(of_target, here, closing))
    return "\n".join(lines) + "\n"


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main():
    what, *files = sys.argv[1:]
    if what == "packages":
        text = table(*ward_of([read(file) for file in files]))
    else:
        _, items, closing, areas = ward_of([read(files[0])])
        ward, changes = [*map(read, files[1:]), {}][:2]
        text = table(homes_of(ward, changes), items, closing, areas)
    sys.stdout.buffer.write(text.encode())


main()
