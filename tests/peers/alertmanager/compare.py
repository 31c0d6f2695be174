#!/usr/bin/env python3
"""Sends seven notices through Debian's prometheus-alertmanager to a strict fake WeCom and says how many arrived.

    compare.py [--keep]

Needs Python 3 and Debian's prometheus-alertmanager; where it is missing it is installed with apt-get, its service left
off. The Alertmanager that is measured is a process of this script's own, on 127.0.0.1, in a temporary folder, and ended
and removed afterwards (--keep leaves the folder for looking at). Prints a table and, as the last line, the same as one
JSON object.
"""
import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = "prometheus-alertmanager"
GROUP_INTERVAL = 10
# A notice that Alertmanager gave up comes again with the next interval: three of them, and nothing new in the last, is the end.
LONGEST_SECONDS = 90
QUIET_SECONDS = GROUP_INTERVAL + 5
SHORTEST_SECONDS = 3 * GROUP_INTERVAL
# Measured beside the seven, in a run of their own so that the metrics of the seven hold nothing else.
SIDE = [
    {"name": "sixty-as-text", "what": "the group of 60 as text, which the platform cuts", "answers": ["ok"]},
    {"name": "wrong-secret", "what": "a wrong secret already at gettoken", "answers": ["ok"]},
]
GROUP_SIZE = 60


def install():
    """Installs the package; it cannot be run unpacked, because it reads its templates from /usr/share."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    # In run level 1 the package's scripts start nothing; where systemd runs, they do not ask.
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1"]
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-qy", "--no-install-recommends", PROGRAM]):
        subprocess.run([*sudo, *quiet, *command], check=True, stdout=subprocess.DEVNULL)
    if os.path.isdir("/run/systemd/system"):
        subprocess.run([*sudo, "systemctl", "disable", "--now", PROGRAM], check=False, stdout=subprocess.DEVNULL)


def program():
    """The installed program and its version."""
    if not shutil.which(PROGRAM):
        install()
    found = shutil.which(PROGRAM)
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=True)
    return found, re.search(r"version (\d\S*)", version.stdout + version.stderr).group(1)


def configuration(plan, fake):
    lines = ["route:", f"  receiver: {plan['notices'][0]['name']}", "  group_by: [notice]", "  group_wait: 1s", f"  group_interval: {GROUP_INTERVAL}s", "  repeat_interval: 4h", "  routes:"]
    for notice in plan["notices"]:
        lines += [f"    - receiver: {notice['name']}", f"      matchers: [ notice=\"{notice['name']}\" ]"]
    lines.append("receivers:")
    for notice in plan["notices"]:
        secret = "another" if notice["name"] == "wrong-secret" else plan["corp"]["secret"]
        kind = "text" if notice["name"] == "sixty-as-text" else "markdown"
        lines += [
            f"  - name: {notice['name']}", "    wechat_configs:",
            f"      - api_url: {fake}/cgi-bin/", f"        corp_id: {plan['corp']['corpid']}", f"        api_secret: {secret}", "        agent_id: '1000002'",
            f"        to_user: {notice['name']}", f"        message_type: {kind}",
        ]
    return "\n".join(lines) + "\n"


def alerts(plan):
    for notice in plan["notices"]:
        for i in range(GROUP_SIZE if notice["name"].startswith("sixty") else 1):
            yield {
                "labels": {"alertname": "hazard", "notice": notice["name"], "number": f"WG20261122-{i + 1:04d}"},
                "annotations": {"summary": f"和平路{i + 1}号3单元楼道堆满纸箱，还有人飞线充电"},
            }


def get(url):
    with urllib.request.urlopen(url, timeout=10) as answer:
        return answer.read().decode()


def wait_until(ready, seconds, what):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if ready():
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit(f"{what} was not ready within {seconds} s")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def metric(text, name):
    """The sum of a counter over its wechat series."""
    return int(sum(float(value) for labels, value in re.findall(rf"^{name}\{{([^}}]*)\}} (\S+)$", text, re.M) if 'integration="wechat"' in labels))


def claims(log, name):
    """What Alertmanager's own log says at last of a receiver: success, failure or nothing."""
    lines = [line for line in log.splitlines() if f"receiver={name} " in line or f'err="{name}/wechat' in line]
    if any("Notify success" in line for line in lines):
        return "success"
    return "failure" if any("level=error" in line or "will retry later" in line for line in lines) else "nothing"


def observe(plan, fake, alertmanager):
    request = urllib.request.Request(f"{alertmanager}/api/v2/alerts", data=json.dumps(list(alerts(plan))).encode(), headers={"Content-Type": "application/json"})
    urllib.request.urlopen(request, timeout=10).close()
    started = changed = time.monotonic()
    seen = None
    while time.monotonic() - started < LONGEST_SECONDS:
        time.sleep(0.5)
        now = get(f"{fake}/count")
        if now != seen:
            seen, changed = now, time.monotonic()
        if time.monotonic() - started > SHORTEST_SECONDS and time.monotonic() - changed > QUIET_SECONDS:
            break
    return json.loads(seen), get(f"{alertmanager}/metrics"), time.monotonic() - started


def numbers(fake, name):
    """How many of a notice's cases stand in what was accepted of it."""
    return len({number for post in json.loads(get(f"{fake}/received?notice={name}")) for number in re.findall(r"WG20261122-\d{4}", post["content"])})


def run(path, folder, plan):
    """One Alertmanager and one fake, both new, from the alerts to the end; what each notice came to, and the metrics."""
    os.makedirs(folder)
    with open(os.path.join(folder, "plan.json"), "w", encoding="utf-8") as file:
        json.dump(plan, file)
    started = []
    try:
        fake_process = subprocess.Popen([sys.executable, os.path.join(HERE, "fake_wecom.py"), "--plan", os.path.join(folder, "plan.json")], stdout=subprocess.PIPE, text=True)
        started.append(fake_process)
        fake = fake_process.stdout.readline().split()[-1]
        with open(os.path.join(folder, "alertmanager.yml"), "w", encoding="utf-8") as file:
            file.write(configuration(plan, fake))
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        with open(os.path.join(folder, "alertmanager.log"), "w", encoding="utf-8") as log:
            started.append(subprocess.Popen(
                [path, f"--config.file={folder}/alertmanager.yml", f"--storage.path={folder}/data", f"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address=", "--log.level=debug"],
                stdout=log, stderr=subprocess.STDOUT, cwd=folder))
        wait_until(lambda: get(f"{address}/-/ready"), 30, "Alertmanager")
        counts, metrics, seconds = observe(plan, fake, address)
        arrived = {notice["name"]: numbers(fake, notice["name"]) for notice in plan["notices"]}
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(20)
    with open(os.path.join(folder, "alertmanager.log"), encoding="utf-8") as file:
        log = file.read()
    if counts["unknown"]:
        raise SystemExit(f"the fake was asked what it does not know: {counts['unknown']}")
    return [row(notice, counts[notice["name"]], arrived[notice["name"]], claims(log, notice["name"])) for notice in plan["notices"]], metrics, seconds


def row(notice, counted, arrived, said):
    cases = GROUP_SIZE if notice["name"].startswith("sixty") else 1
    return {"name": notice["name"], "what": notice["what"], "answers": counted["answers"], "arrived": arrived, "of": cases, "delivered": arrived == cases, "log": said}


def print_table(rows, who="Alertmanager's log"):
    print(f"| notice | answers of the platform | cases that arrived | delivered | {who} says |")
    print("|---|---|---|---|---|")
    for entry in rows:
        print(f"| {entry['what']} | {shown(entry['answers'])} | {entry['arrived']} of {entry['of']} | {'yes' if entry['delivered'] else '**no**'} | {entry['log']} |")


def shown(answers):
    """The first answers and how many there were, so that a table stays one."""
    return "never asked" if not answers else ", ".join(answers) if len(answers) <= 4 else f"{', '.join(answers[:3])} … {len(answers)} in all"


def report(version, rows, metrics, seconds, side):
    delivered = sum(entry["delivered"] for entry in rows)
    alarmed = sum(not entry["delivered"] and entry["log"] == "failure" for entry in rows)
    lied = [entry["name"] for entry in rows if not entry["delivered"] and entry["log"] == "success"]
    totals = {name: metric(metrics, f"alertmanager_{name}") for name in ("notifications_total", "notifications_failed_total", "notification_requests_total", "notification_requests_failed_total")}
    print(f"Alertmanager {version}, its wechat receiver, watched for {seconds:.0f} s\n")
    print_table(rows)
    print(f"\ndelivered {delivered} of {len(rows)}; delivered or alarmed {delivered + alarmed} of {len(rows)}; refused, but a success in its log: {len(lied)} ({', '.join(lied) or 'none'})")
    print("its metrics: " + ", ".join(f"{name} {value}" for name, value in totals.items()))
    print("\nBeside the seven:\n")
    print_table(side)
    print("\n" + json.dumps({"peer": f"alertmanager {version}", "delivered": delivered, "alarmed": alarmed, "of": len(rows), "called_success": lied, "metrics": totals, "rows": rows, "side": side}, ensure_ascii=False))


def main():
    options = argparse.ArgumentParser(description="Seven notices through Alertmanager to a strict fake WeCom.")
    options.add_argument("--keep", action="store_true", help="leave the folder with configuration, log and data")
    keep = options.parse_args().keep
    path, version = program()
    with open(os.path.join(HERE, "plan.json"), encoding="utf-8") as file:
        plan = json.load(file)
    folder = tempfile.mkdtemp(prefix="alertmanager-")
    try:
        rows, metrics, seconds = run(path, os.path.join(folder, "seven"), plan)
        side, _, _ = run(path, os.path.join(folder, "side"), plan | {"notices": SIDE})
        report(version, rows, metrics, seconds, side)
    finally:
        if keep:
            print(f"kept {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
