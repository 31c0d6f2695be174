#!/usr/bin/env python3
"""A small strict WeCom: answers each notice as a plan says, and counts what it really accepted.

    fake_wecom.py [--plan plan.json] [--port 0]

Prints "listening on http://127.0.0.1:PORT" as its first line and serves until it gets SIGTERM or SIGINT.

A notice is known by its name: the robot's key (POST /cgi-bin/webhook/send?key=NAME) or the member a message goes to
(POST /cgi-bin/message/send with "touser": "NAME", with a token of GET /cgi-bin/gettoken). The plan lists for each name
the answers to its first, second, ... post; the last one holds for all later ones:

    ok              accepted when the post keeps the platform's rules, else what the platform answers (40058 when too long)
    errcode:N       HTTP 200 with that errcode, nothing accepted
    http:N          that status with a page instead of JSON, nothing accepted
    drop            the connection is cut before anything is read out of the post
    lost            accepted, but the connection is cut instead of an answer: the sender cannot know

GET  /count                 {"name": {"posts", "accepted", "cut", "bytes", "answers": [...]}, ...}; unknown calls under "unknown"
GET  /received?notice=NAME  the accepted posts: [{"seconds", "type", "bytes", "content"}]
POST /reset                 forgets what was received and begins the plan anew
"""
import argparse
import json
import os
import signal
import socket
import struct
import threading
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

WINDOW_SECONDS = 60
TOKEN = "token-of-the-fake"
TEXTS = {
    -1: "system error", 40001: "invalid credential", 40008: "invalid message type", 40013: "invalid corpid", 40014: "invalid access_token", 40058: "invalid Request Parameter",
    44004: "text content is empty", 45009: "api freq out of limit", 81013: "user & party & tag all invalid", 93000: "invalid webhook url",
}


class Notice:
    """One notice of the plan and what became of it."""

    def __init__(self, answers):
        self.answers = answers
        self.reset()

    def reset(self):
        self.said = []
        self.received = []
        self.cut = 0
        self.recent = deque()

    def next_answer(self):
        return self.answers[min(len(self.said), len(self.answers) - 1)]


class Platform:
    """The rules and the memory; every method is called under its lock."""

    def __init__(self, plan, clock=time.monotonic):
        self.corp = plan["corp"]
        self.limits = plan["limits"]
        self.notices = {entry["name"]: Notice(entry["answers"]) for entry in plan["notices"]}
        self.clock = clock
        self.lock = threading.Lock()
        self.reset()

    def reset(self):
        self.started = self.clock()
        self.unknown = []
        for notice in self.notices.values():
            notice.reset()

    def token(self, query):
        if query.get("corpid") != self.corp["corpid"]:
            return refusal(40013)
        if query.get("corpsecret") != self.corp["secret"]:
            return refusal(40001)
        return {"errcode": 0, "errmsg": "ok", "access_token": TOKEN, "expires_in": 7200}

    def accept(self, name, body, robot):
        """The answer to a post that reached the platform; (errcode object)."""
        notice = self.notices[name]
        kind = body.get("msgtype")
        if kind not in ("text", "markdown"):
            return refusal(40008)
        content = (body.get(kind) or {}).get("content")
        if not isinstance(content, str) or not content:
            return refusal(44004)
        size = len(content.encode("utf-8"))
        limit = self.limits[("robot_" if robot else "") + kind]
        # An application's text is cut by the platform, without a word; everything else that is too long is refused.
        cut = size > limit and kind == "text" and not robot
        if size > limit and not cut:
            return refusal(40058, f"{kind}.content exceed max length {limit}. invalid Request Parameter")
        now = self.clock()
        while notice.recent and now - notice.recent[0] >= WINDOW_SECONDS:
            notice.recent.popleft()
        if robot and len(notice.recent) >= self.limits["robot_per_minute"]:
            return refusal(45009)
        notice.recent.append(now)
        if cut:
            notice.cut += 1
            content = content.encode("utf-8")[:limit].decode("utf-8", "ignore")
        notice.received.append({"seconds": round(now - self.started, 3), "type": kind, "bytes": size, "content": content})
        return {"errcode": 0, "errmsg": "ok"} if robot else {"errcode": 0, "errmsg": "ok", "msgid": f"{name}-{len(notice.received)}"}

    def count(self):
        counts = {
            name: {
                "posts": len(notice.said), "accepted": len(notice.received), "cut": notice.cut,
                "bytes": sum(post["bytes"] for post in notice.received), "answers": notice.said,
            }
            for name, notice in self.notices.items()
        }
        return counts | {"unknown": self.unknown}


def refusal(code, text=None):
    return {"errcode": code, "errmsg": f"{text or TEXTS.get(code, 'error')}, hint: [0], from ip: 127.0.0.1, more info at https://open.work.weixin.qq.com/devtool/query?e={code}"}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    platform = None

    def do_GET(self):
        path, query = self.target()
        if path == "/cgi-bin/gettoken":
            with self.platform.lock:
                return self.say(self.platform.token(query))
        if path == "/count":
            with self.platform.lock:
                return self.say(self.platform.count())
        if path == "/received" and query.get("notice") in self.platform.notices:
            with self.platform.lock:
                return self.say(self.platform.notices[query["notice"]].received)
        return self.unknown(path)

    def do_POST(self):
        path, query = self.target()
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if path == "/reset":
            with self.platform.lock:
                self.platform.reset()
            return self.say({})
        if path == "/cgi-bin/webhook/send":
            return self.post(query.get("key", ""), parse(raw), True)
        if path == "/cgi-bin/message/send":
            if query.get("access_token") != TOKEN:
                return self.say(refusal(40014))
            body = parse(raw)
            return self.post(body.get("touser", "") if body else "", body, False)
        return self.unknown(path)

    def post(self, name, body, robot):
        with self.platform.lock:
            if name not in self.platform.notices:
                self.platform.unknown.append(f"{'robot' if robot else 'member'} {name}")
                answer = refusal(93000 if robot else 81013)
                planned = "ok"
            else:
                notice = self.platform.notices[name]
                planned = notice.next_answer()
                if planned.startswith("errcode:"):
                    answer = refusal(int(planned.partition(":")[2]))
                elif planned in ("ok", "lost"):
                    answer = refusal(40058, "Warning: wrong json format.") if body is None else self.platform.accept(name, body, robot)
                else:
                    answer = None
                notice.said.append(planned if planned != "ok" else f"errcode:{answer['errcode']}")
        if planned in ("drop", "lost"):
            return self.cut()
        if planned.startswith("http:"):
            return self.say(None, int(planned.partition(":")[2]))
        return self.say(answer)

    def target(self):
        parts = urlsplit(self.path)
        return parts.path, {name: values[-1] for name, values in parse_qs(parts.query).items()}

    def unknown(self, path):
        with self.platform.lock:
            self.platform.unknown.append(f"{self.command} {path}")
        return self.say(None, 404)

    def say(self, answer, status=200):
        page = json.dumps(answer, ensure_ascii=False) if answer is not None else f"<html><body><h1>{status}</h1></body></html>"
        body = page.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=UTF-8" if answer is not None else "text/html")
        self.send_header("Content-Length", str(len(body)))
        if isinstance(answer, dict) and "errcode" in answer:
            self.send_header("error-code", str(answer["errcode"]))
        self.end_headers()
        self.wfile.write(body)

    def cut(self):
        # Lingering for no time makes the system send a reset instead of a polite end.
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def finish(self):
        try:
            super().finish()
        except (OSError, ValueError):
            pass

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def shutdown_request(self, request):
        try:
            super().shutdown_request(request)
        except OSError:
            pass


def parse(raw):
    try:
        body = json.loads(raw)
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def main():
    options = argparse.ArgumentParser(description="A small strict WeCom for comparisons.")
    options.add_argument("--plan", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "plan.json"))
    options.add_argument("--port", type=int, default=0)
    chosen = options.parse_args()
    with open(chosen.plan, encoding="utf-8") as file:
        Handler.platform = Platform(json.load(file))
    server = Server(("127.0.0.1", chosen.port), Handler)
    print(f"listening on http://127.0.0.1:{server.server_port}", flush=True)
    for ending in (signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, lambda *_: threading.Thread(target=server.shutdown).start())
    server.serve_forever()


if __name__ == "__main__":
    main()
