// Many alike in one area: each is a case, and the group gets a handful of notices.
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Cases;

public sealed class SituationTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 14, 0, 0, TimeSpan.FromHours(8));
    private static readonly int From = RealDialogs.Set.Cases.SituationFrom;

    [Fact]
    public void From_so_many_on_a_report_goes_into_the_notice_of_the_situation()
    {
        var chat = File(new Chat(others: Others(From)));
        var report = Assert.Single(chat.Reports);
        var notice = Assert.Single(chat.Notices);
        Assert.StartsWith("situation:24:fault:jinxiu", notice.Key, StringComparison.Ordinal);
        Assert.False(notice.Urgent);
        foreach (var part in (string[])["锦绣社区", "停水水压", "1小时内6件", report.Number.Text, Others(From)[^1].Number.Text, "锦绣小区3号楼2单元"])
        {
            Assert.Contains(part, notice.Markdown, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("喝不上水", notice.Markdown, StringComparison.Ordinal);
        Assert.Contains("6件", notice.Line, StringComparison.Ordinal);
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.SendCards);
        Assert.Contains(report.Number.Text, chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void Fewer_get_notices_of_their_own() => Assert.StartsWith("notice:", Assert.Single(File(new Chat(others: Others(From - 1))).Notices).Key, StringComparison.Ordinal);

    [Fact]
    public void Only_what_is_alike_counts()
    {
        foreach (var other in (Func<Report, Report>[])
        [
            report => report with { Community = "xuefu" },
            report => report with { FiledAt = Start.AddMinutes(-56) },
            report => report with { State = ReportState.Withdrawn },
            report => report with { Kind = "errand" },
            report => report with { Matter = 7 },
            report => report with { Answers = [new Answer("what", "问题", "light", "路灯不亮")] },
        ])
        {
            Assert.StartsWith("notice:", Assert.Single(File(new Chat(others: Others(2 * From).Select(other))).Notices).Key, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_settled_case_counts_as_well()
        => Assert.StartsWith("situation:", Assert.Single(File(new Chat(others: Others(From).Select(report => report with { State = ReportState.Done }))).Notices).Key, StringComparison.Ordinal);

    [Fact]
    public void An_urgent_report_goes_out_by_itself_and_counts()
    {
        var chat = new Chat(others: Others(2 * From));
        chat.Say("锦绣小区3号楼2单元水管爆了,有人受伤");
        Assert.Equal(Urgency.Urgent, Assert.Single(chat.Reports).Urgency);
        Assert.StartsWith("notice:", chat.Notices[0].Key, StringComparison.Ordinal);
        Assert.True(chat.Notices[0].Urgent);
    }

    [Fact]
    public void Ten_numbers_are_listed_and_the_rest_is_counted_within_one_message()
    {
        var notice = Assert.Single(File(new Chat(others: Others(40))).Notices);
        Assert.Contains("41件", notice.Markdown, StringComparison.Ordinal);
        Assert.Contains("另有31件", notice.Markdown, StringComparison.Ordinal);
        Assert.Equal(10, notice.Markdown.Split("](https://").Length - 1);
        Assert.InRange(Encoding.UTF8.GetByteCount(notice.Markdown), 1, 4096);
    }

    [Fact]
    public void Fifty_reports_of_an_hour_make_a_handful_of_notices()
    {
        var chat = new Chat();
        for (var at = 0; at < 50; at++)
        {
            File(chat, $"锦绣小区{(at % 8) + 1}号楼{(at / 8) + 1}单元停水了,喝不上水");
            chat.Clock.Advance(TimeSpan.FromSeconds(60));
        }

        Assert.Equal(50, chat.Reports.Count);
        Assert.Equal(From, chat.Notices.Count(notice => notice.Key.StartsWith("notice:", StringComparison.Ordinal)));
        Assert.InRange(chat.Notices.Count - From, 3, 8);
        Assert.All(chat.Reports, report => Assert.Contains(report.Number.Text, string.Join('\n', chat.Notices.Select(notice => notice.Markdown)), StringComparison.Ordinal));
    }

    [Property(MaxTest = 200)]
    public Property However_they_come_few_notices_go_out_and_none_waits_long() => Prop.ForAll(
        Gen.Choose(0, 400).ListOf(120).ToArbitrary(),
        gaps =>
        {
            var now = Start;
            List<DateTimeOffset> filed = [];
            List<DateTimeOffset> sent = [];
            DateTimeOffset? waits = null;
            var late = false;
            foreach (var gap in gaps)
            {
                now += TimeSpan.FromSeconds(gap);
                if (waits <= now)
                {
                    sent.Add(waits.Value);
                    waits = null;
                }

                filed.Add(now);
                var counted = filed.Where(at => at > now - TimeSpan.FromHours(1)).ToList();
                waits = SituationRule.DueAt(counted, sent.Count > 0 && sent[^1] > now - TimeSpan.FromHours(1) ? sent[^1] : null, waits, now) ?? now + TimeSpan.FromSeconds(10);
                late |= waits > now + SituationRule.Rest;
            }

            // One each ten minutes, and for each time the count doubles within the hour.
            var hours = (now - Start).TotalHours;
            return !late && sent.Count <= (hours * 6) + (7 * (hours + 1)) + 1;
        });

    [Fact]
    public void The_count_is_told_again_when_it_has_doubled_or_after_ten_minutes()
    {
        DateTimeOffset[] six = [.. Enumerable.Range(0, 6).Select(at => Start.AddSeconds(at))];
        var told = Start.AddSeconds(20);
        var now = Start.AddMinutes(1);
        Assert.Null(SituationRule.DueAt(six, null, null, now));
        Assert.Equal(told + SituationRule.Rest, SituationRule.DueAt([.. six, now], told, null, now));
        Assert.Equal(now, SituationRule.DueAt([.. six, .. Enumerable.Repeat(now, 6)], told, null, now));
        Assert.Equal(told.AddMinutes(20), SituationRule.DueAt([.. six, told.AddMinutes(20)], told, null, told.AddMinutes(20)));
        Assert.Equal(now.AddSeconds(3), SituationRule.DueAt([.. six, now], told, now.AddSeconds(3), now));
    }

    [Fact]
    public void A_key_fits_the_ledger_however_long_the_names_are()
    {
        var query = new SituationQuery(24, "fault", new string('a', 60), "water", Start);
        Assert.InRange(query.Key.Length, 1, 64);
        Assert.NotEqual(query.Key, (query with { What = "power" }).Key);
        Assert.Equal(query.Key, (query with { Since = Start.AddHours(1) }).Key);
    }

    private static Chat File(Chat chat, string story = "锦绣小区3号楼2单元停水了,喝不上水")
    {
        chat.Say(story);
        chat.Say("提交");
        return chat;
    }

    private static List<Report> Others(int count) =>
    [
        .. Enumerable.Range(0, count).Select(at => OpenCase.At($"锦绣小区{(at % 8) + 1}号楼{(at / 8) + 5}单元", filedAt: Start.AddSeconds(at)) with
        {
            Number = ReportNumber.Draw(Start, new Random(at), 8),
            Community = "jinxiu",
            Text = "家里一滴水没有,喝不上水",
            Answers = [new Answer("what", "问题", "water", "停水水压")],
        }),
    ];
}
