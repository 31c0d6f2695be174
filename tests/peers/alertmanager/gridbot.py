#!/usr/bin/env python3
"""Sends the same seven notices through GridBot to the same strict fake WeCom and says how many arrived or were alarmed.

    gridbot.py [--program PATH] [--keep]

The program is started as anyone starts it to try it (Development, the simulated platform for people's phones), with a
fresh folder; only the seven groups are the fake's robots. Build it first: dotnet build src/GridBot -c Release. People file
a report for each notice, and 60 for the group of 60. Prints a table and, as the last line, the same as one JSON object.
Ends with 1 when a notice neither arrived nor was alarmed.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

from compare import GROUP_SIZE, HERE, free_port, get, print_table, wait_until

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
PEOPLE = ["zhangsan", "liguoqiang", "wangxiuying", "chenjing", "zhaolei"]
# The bureau's group in which each notice arrives, and what is reported for it; {n} is the house.
REPORTS = {
    "busy": ("gonganju", "和平路{n}号3单元楼道堆满纸箱,还有人飞线充电"),
    "rate": ("anjianju", "友好路{n}号工地工人没系安全绳就在高处作业"),
    "wrong-key": ("huanbaoju", "长江路{n}号楼下饭店天天冒黑烟"),
    "http-500": ("shiyaojianju", "中山路{n}号面馆后厨有老鼠,肉发臭了"),
    "dropped": ("gongshangju", "长春路{n}号三楼有人搞传销,每天几十人上课喊口号拉人头"),
    "sixty": ("renshiju", "五一路{n}号工地拖欠工人工资三个月没发"),
    "plain": ("chufeiban", "西安路{n}号门店发传单,说投资理财保本高息返利"),
}
NUMBER = re.compile(r"WG\d{8}-[0-9A-Z]{4,}")
# 45009 blocks a robot for a minute; 60 cases and everything sent again are over long before this.
LONGEST_SECONDS = 300
QUIET_SECONDS = 15
STEP_SECONDS = 30


class Phone:
    """A person's phone on the simulated platform, through the page's own interface."""

    def __init__(self, platform, user):
        self.platform = platform
        self.user = user

    def messages(self):
        state = json.loads(get(f"{self.platform}/simulator/api/state"))
        return [message for message in state["phoneMessages"] if message["userId"] == self.user and not message["mine"]]

    def say(self, text):
        request = urllib.request.Request(f"{self.platform}/simulator/api/phones/{self.user}/text", data=json.dumps({"text": text}).encode(), headers={"Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=STEP_SECONDS).close()

    def next_message(self, known):
        """The newest message that was not known; the bot answers a story calmly, after a second."""
        deadline = time.monotonic() + STEP_SECONDS
        while time.monotonic() < deadline:
            fresh = [message for message in self.messages() if message["id"] not in known]
            if fresh:
                return fresh[-1]
            time.sleep(0.2)
        raise SystemExit(f"the bot said nothing to {self.user} within {STEP_SECONDS} s")

    def file(self, story):
        """Reports something, leaves out what may be left out, and submits; the report's number."""
        text = story
        for _ in range(8):
            known = {message["id"] for message in self.messages()}
            self.say(text)
            message = self.next_message(known)
            words = message["text"] + json.dumps(message.get("card") or {}, ensure_ascii=False)
            if "已上报" in words and NUMBER.search(words):
                return NUMBER.search(words).group()
            text = "提交" if "提交" in words else "跳过"
        raise SystemExit(f"{self.user} could not file: {story}")


def file_all(platform):
    """The numbers of the reports by notice. Each person files one after the other, all at the same time."""
    work = [(name, REPORTS[name][1].format(n=20 * (i + 1) + j)) for j, name in enumerate(REPORTS) for i in range(GROUP_SIZE if name == "sixty" else 1)]
    numbers, faults, lock = {name: [] for name in REPORTS}, [], threading.Lock()

    def person(index):
        try:
            for name, story in work[index::len(PEOPLE)]:
                number = Phone(platform, PEOPLE[index]).file(story)
                with lock:
                    numbers[name].append(number)
        except (SystemExit, OSError) as fault:
            faults.append(str(fault))

    threads = [threading.Thread(target=person, args=(i,)) for i in range(len(PEOPLE))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise SystemExit("; ".join(faults))
    return numbers


def arrived(fake, name, numbers):
    accepted = "\n".join(post["content"] for post in json.loads(get(f"{fake}/received?notice={name}")))
    return sum(number in accepted for number in numbers)


def health(bot):
    try:
        return json.loads(get(f"{bot}/health/ready"))
    except urllib.error.HTTPError as fault:
        return json.load(fault)


def watch(fake, numbers):
    """Until everything that can arrive has, or nothing new comes; then a while longer, for doubles."""
    started = changed = time.monotonic()
    seen = None
    while time.monotonic() - started < LONGEST_SECONDS:
        time.sleep(1)
        now = get(f"{fake}/count")
        if now != seen:
            seen, changed = now, time.monotonic()
        missing = sum(len(numbers[name]) - arrived(fake, name, numbers[name]) for name in numbers if name != "wrong-key")
        if missing == 0 and time.monotonic() - changed > QUIET_SECONDS:
            break
    return json.loads(get(f"{fake}/count")), time.monotonic() - started


def run(program, folder):
    started = []
    try:
        fake_process = subprocess.Popen([sys.executable, os.path.join(HERE, "fake_wecom.py")], stdout=subprocess.PIPE, text=True)
        started.append(fake_process)
        fake = fake_process.stdout.readline().split()[-1]
        bot, platform = f"http://127.0.0.1:{free_port()}", free_port()
        settings = {
            "ASPNETCORE_ENVIRONMENT": "Development", "DOTNET_ENVIRONMENT": "Development", "ASPNETCORE_URLS": bot, "GridBot__Simulator__Port": str(platform),
            "GridBot__DialogsPath": os.path.join(ROOT, "dialogs"), "GridBot__DataPath": os.path.join(folder, "data"), "GridBot__Database__ConnectionString": f"Data Source={folder}/gridbot.db",
        } | {f"GridBot__Groups__{group}__Webhook": f"{fake}/cgi-bin/webhook/send?key={name}" for name, (group, _) in REPORTS.items()}
        with open(os.path.join(folder, "gridbot.log"), "w", encoding="utf-8") as log:
            started.append(subprocess.Popen([program, "serve"], stdout=log, stderr=subprocess.STDOUT, cwd=folder, env=os.environ | settings))
        platform = f"http://127.0.0.1:{platform}"
        wait_until(lambda: json.loads(get(f"{platform}/simulator/api/state"))["connected"], 60, "GridBot")
        numbers = file_all(platform)
        counts, seconds = watch(fake, numbers)
        return numbers, {name: arrived(fake, name, numbers[name]) for name in numbers}, counts, health(bot), seconds
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(30)


def report(numbers, came, counts, state, seconds):
    with open(os.path.join(HERE, "plan.json"), encoding="utf-8") as file:
        what = {notice["name"]: notice["what"] for notice in json.load(file)["notices"]}
    alarm = state.get("status") == "degraded" and state.get("outboxMisconfigured", 0) + state.get("outboxParked", 0) > 0
    rows = []
    for name, filed in numbers.items():
        delivered = came[name] == len(filed)
        rows.append({
            "name": name, "what": what[name], "answers": counts[name]["answers"], "posts": counts[name]["posts"], "arrived": came[name], "of": len(filed), "delivered": delivered,
            "log": "sent" if delivered else "alarm: degraded" if name == "wrong-key" and alarm else "nothing",
        })
    delivered = sum(entry["delivered"] for entry in rows)
    alarmed = sum(entry["log"] == "alarm: degraded" for entry in rows)
    refused = sum(answer == "errcode:40058" for count in counts.values() if isinstance(count, dict) for answer in count["answers"])
    print(f"GridBot, watched for {seconds:.0f} s after the last report\n")
    print_table(rows, "GridBot")
    print(f"\ndelivered {delivered} of {len(rows)}; delivered or alarmed {delivered + alarmed} of {len(rows)}; posts refused as too long: {refused}\n")
    for entry in rows:
        entry["answers"] = entry["answers"][:4]
    print(json.dumps({"delivered": delivered, "alarmed": alarmed, "of": len(rows), "too_long": refused, "health": state, "rows": rows}, ensure_ascii=False))
    return 0 if delivered + alarmed == len(rows) and refused == 0 else 1


def main():
    options = argparse.ArgumentParser(description="Seven notices through GridBot to a strict fake WeCom.")
    options.add_argument("--program", default=os.path.join(ROOT, "src", "GridBot", "bin", "Release", "net10.0", "GridBot"))
    options.add_argument("--keep", action="store_true", help="leave the folder with log and data")
    chosen = options.parse_args()
    if not os.path.exists(chosen.program):
        raise SystemExit(f"{chosen.program} is missing: build it first, dotnet build src/GridBot -c Release")
    folder = tempfile.mkdtemp(prefix="gridbot-")
    try:
        return report(*run(os.path.abspath(chosen.program), folder))
    finally:
        if chosen.keep:
            print(f"kept {folder}", file=sys.stderr)
        else:
            shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
