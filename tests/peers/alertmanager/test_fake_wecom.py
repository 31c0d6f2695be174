#!/usr/bin/env python3
"""Tests of the fake over real HTTP: python3 test_fake_wecom.py"""
import json
import os
import subprocess
import sys
import unittest
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))


class FakeTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.process = subprocess.Popen([sys.executable, os.path.join(HERE, "fake_wecom.py")], stdout=subprocess.PIPE, text=True)
        cls.base = cls.process.stdout.readline().split()[-1]

    @classmethod
    def tearDownClass(cls):
        cls.process.terminate()
        cls.process.wait(10)
        cls.process.stdout.close()

    def setUp(self):
        self.call("/reset", {})

    def call(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(urllib.request.Request(self.base + path, data=data), timeout=10) as answer:
            return json.load(answer)

    def robot(self, key, content, kind="markdown"):
        return self.call(f"/cgi-bin/webhook/send?key={key}", {"msgtype": kind, kind: {"content": content}})["errcode"]

    def member(self, name, content, kind="markdown", token=None):
        token = token or self.call("/cgi-bin/gettoken?corpid=ww0000000000000000&corpsecret=secret-of-the-fake")["access_token"]
        return self.call(f"/cgi-bin/message/send?access_token={token}", {"touser": name, "msgtype": kind, kind: {"content": content}})["errcode"]

    def test_a_planned_code_comes_first_and_only_the_accepted_post_counts(self):
        self.assertEqual([-1, 0, 0], [self.robot("busy", "a") for _ in range(3)])
        self.assertEqual([45009, 0], [self.robot("rate", "a") for _ in range(2)])
        self.assertEqual([93000, 93000], [self.robot("wrong-key", "a") for _ in range(2)])
        counts = self.call("/count")
        self.assertEqual((3, 2), (counts["busy"]["posts"], counts["busy"]["accepted"]))
        self.assertEqual((2, 0), (counts["wrong-key"]["posts"], counts["wrong-key"]["accepted"]))

    def test_a_status_and_a_dropped_connection_are_what_they_say(self):
        with self.assertRaises(urllib.error.HTTPError) as failed:
            self.robot("http-500", "a")
        self.assertEqual(500, failed.exception.code)
        failed.exception.close()
        with self.assertRaises((urllib.error.URLError, ConnectionError)):
            self.robot("dropped", "a")
        self.assertEqual([0, 0], [self.robot("http-500", "a"), self.robot("dropped", "a")])

    def test_too_long_is_refused_in_bytes_and_an_applications_text_is_cut(self):
        self.assertEqual([0, 40058], [self.robot("sixty", "字" * 1365), self.robot("sixty", "字" * 1366)])
        self.assertEqual([0, 40058], [self.robot("sixty", "a" * 2048, "text"), self.robot("sixty", "a" * 2049, "text")])
        self.assertEqual(40058, self.member("sixty", "a" * 2049))
        self.assertEqual(0, self.member("sixty", "字" * 1000, "text"))
        self.assertEqual(1, self.call("/count")["sixty"]["cut"])
        self.assertEqual("字" * 682, self.call("/received?notice=sixty")[-1]["content"])

    def test_the_21st_post_of_a_robot_in_a_minute_is_refused(self):
        self.assertEqual([0] * 20 + [45009], [self.robot("plain", str(i)) for i in range(21)])

    def test_wrong_credentials_and_unknown_names_are_refused(self):
        self.assertEqual(40001, self.call("/cgi-bin/gettoken?corpid=ww0000000000000000&corpsecret=x")["errcode"])
        self.assertEqual(40013, self.call("/cgi-bin/gettoken?corpid=x&corpsecret=x")["errcode"])
        self.assertEqual(40014, self.member("plain", "a", token="x"))
        self.assertEqual([93000, 81013], [self.robot("nobody", "a"), self.member("nobody", "a")])
        self.assertEqual(["robot nobody", "member nobody"], self.call("/count")["unknown"])

    def test_empty_and_unknown_messages_are_refused(self):
        self.assertEqual(44004, self.robot("plain", ""))
        self.assertEqual(40008, self.robot("plain", "a", "poem"))
        self.assertEqual(0, self.call("/count")["plain"]["accepted"])


if __name__ == "__main__":
    unittest.main()
