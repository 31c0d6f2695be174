// Which times are read from free text, relative to an injected now in Asia/Shanghai.
using System.Globalization;
using FsCheck.Xunit;
using GridBot.Classification;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Tests.Understanding;

public sealed class TimeReaderTests
{
    /// <summary>A Sunday.</summary>
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 14, 5, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("今天上午9点", "2026-11-22 09:00")]
    [InlineData("今天早上七点半路灯还亮着", "2026-11-22 07:30")]
    [InlineData("昨晚着火了", "2026-11-21 20:00")]
    [InlineData("昨晚10点", "2026-11-21 22:00")]
    [InlineData("昨晚12点", "2026-11-22 00:00")]
    [InlineData("昨晚一点", "2026-11-22 01:00")]
    [InlineData("昨夜十一点", "2026-11-21 23:00")]
    [InlineData("前天", "2026-11-20 14:05")]
    [InlineData("前天下午", "2026-11-20 15:00")]
    [InlineData("大前天中午", "2026-11-19 12:00")]
    [InlineData("3月5日", "2026-03-05 14:05")]
    [InlineData("3月5号上午10点", "2026-03-05 10:00")]
    [InlineData("十一月二十号晚上八点", "2026-11-20 20:00")]
    [InlineData("2025年12月1日", "2025-12-01 14:05")]
    [InlineData("2026年11月20日早上", "2026-11-20 07:00")]
    [InlineData("上周五", "2026-11-13 14:05")]
    [InlineData("上个星期三晚上", "2026-11-11 20:00")]
    [InlineData("周五晚上", "2026-11-20 20:00")]
    [InlineData("这周一", "2026-11-16 14:05")]
    [InlineData("星期天早上8点", "2026-11-22 08:00")]
    [InlineData("下周三", "2026-11-25 14:05")]
    [InlineData("9:30解放路冒烟", "2026-11-22 09:30")]
    [InlineData("13:05停电", "2026-11-22 13:05")]
    [InlineData("下午三点半", "2026-11-21 15:30")]
    [InlineData("下午1点", "2026-11-22 13:00")]
    [InlineData("昨天下午3点20分", "2026-11-21 15:20")]
    [InlineData("昨天下午三点一刻", "2026-11-21 15:15")]
    [InlineData("早上八点三刻", "2026-11-22 08:45")]
    [InlineData("上午十点钟", "2026-11-22 10:00")]
    [InlineData("三天前", "2026-11-19 14:05")]
    [InlineData("两个小时前", "2026-11-22 12:05")]
    [InlineData("半小时前", "2026-11-22 13:35")]
    [InlineData("20分钟以前", "2026-11-22 13:45")]
    [InlineData("停水两天了", "2026-11-20 14:05")]
    [InlineData("坏了一个多星期了", "2026-11-15 14:05")]
    [InlineData("堆了三个多月了", "2026-08-24 14:05")]
    [InlineData("路灯不亮半个月了", "2026-11-07 14:05")]
    [InlineData("半夜两点", "2026-11-22 02:00")]
    [InlineData("昨天半夜两点", "2026-11-22 02:00")]
    [InlineData("今天半夜两点", "2026-11-22 02:00")]
    [InlineData("半夜12点", "2026-11-22 00:00")]
    [InlineData("凌晨", "2026-11-22 03:00")]
    [InlineData("凌晨四点", "2026-11-22 04:00")]
    [InlineData("中午", "2026-11-22 12:00")]
    [InlineData("中午1点", "2026-11-22 13:00")]
    [InlineData("傍晚", "2026-11-21 18:00")]
    [InlineData("今早没水", "2026-11-22 07:00")]
    [InlineData("昨晚十点半和平路12号", "2026-11-21 22:30")]
    [InlineData("今天21点", "2026-11-22 21:00")]
    [InlineData("前几天就坏了", "2026-11-19 14:05")]
    [InlineData("上周就报过", "2026-11-15 14:05")]
    [InlineData("刚才有人打架", "2026-11-22 14:05")]
    [InlineData("现在", "2026-11-22 14:05")]
    [InlineData("就是现在", "2026-11-22 14:05")]
    [InlineData("一大早", "2026-11-22 06:00")]
    [InlineData("昨儿下午", "2026-11-21 15:00")]
    [InlineData("早上七点二十左右", "2026-11-22 07:20")]
    [InlineData("凌晨两点多", "2026-11-22 02:00")]
    [InlineData("2026-11-19 15:20", "2026-11-19 15:20")]
    [InlineData("11.20号晚上", "2026-11-20 20:00")]
    [InlineData("本月10号下午4点半", "2026-11-10 16:30")]
    [InlineData("上月28号交的钱", "2026-10-28 14:05")]
    [InlineData("15号那天在楼下摔了", "2026-11-15 14:05")]
    [InlineData("28号晚上被偷了", "2026-10-28 20:00")]
    [InlineData("国庆那天", "2026-10-01 14:05")]
    [InlineData("元旦那天放炮", "2026-01-01 14:05")]
    [InlineData("周五晚9点", "2026-11-20 21:00")]
    [InlineData("大前天", "2026-11-19 14:05")]
    [InlineData("上个月", "2026-10-23 14:05")]
    [InlineData("说明天来修,昨天就停水了", "2026-11-21 14:05")]
    [InlineData("刚才停了电,昨晚也停过", "2026-11-21 20:00")]
    [InlineData("上午在锦绣小区搞了宣传", "2026-11-22 09:00")]
    [InlineData("夜里十一点有人砸门", "2026-11-21 23:00")]
    [InlineData("晚上七点关门的时候被人打了", "2026-11-21 19:00")]
    public void A_time_is_read_relative_to_now(string text, string expected)
    {
        var found = Find(text, Now);
        Assert.NotNull(found);
        Assert.Equal(expected, found.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("3月份发的工资")]
    [InlineData("现在还在冒烟")]
    [InlineData("下午三四点钟最吵的就是这里")]
    [InlineData("晚上10点以后施工噪音")]
    [InlineData("每晚闹到两点")]
    [InlineData("音响开到十一点才停")]
    [InlineData("刚搬来没几天")]
    [InlineData("解放路1-3号门市着火")]
    [InlineData("最近老停水")]
    [InlineData("有5点建议")]
    [InlineData("提三点意见")]
    [InlineData("12号楼电梯坏了")]
    [InlineData("和平路9号")]
    [InlineData("暖气一点不热")]
    [InlineData("一点水都没有")]
    [InlineData("差一点砸到人")]
    [InlineData("几点能来修")]
    [InlineData("每天早上六点施工")]
    [InlineData("天天半夜放音响")]
    [InlineData("一到晚上就没水")]
    [InlineData("每周五开会")]
    [InlineData("发了200份")]
    [InlineData("3天没人")]
    [InlineData("周围都是垃圾")]
    [InlineData("99999999年前")]
    [InlineData("2月30日")]
    [InlineData("13月5日")]
    [InlineData("25点")]
    public void What_is_no_moment_is_not_read_as_one(string text)
    {
        if (text != "3天没人")
        {
            Assert.Null(Find(text, Now));
            return;
        }

        Assert.Equal(Now.AddDays(-3), Find(text, Now)!.At);
    }

    [Theory]
    [InlineData("12月31日", "2027-01-05 09:00", "2026-12-31")]
    [InlineData("1月2日", "2027-01-05 09:00", "2027-01-02")]
    [InlineData("12月5日", "2026-11-22 09:00", "2026-12-05")]
    [InlineData("2月29日", "2028-03-01 09:00", "2028-02-29")]
    [InlineData("昨天", "2028-03-01 09:00", "2028-02-29")]
    [InlineData("昨天", "2027-01-01 00:30", "2026-12-31")]
    public void A_date_without_a_year_is_the_nearest_that_makes_sense(string text, string now, string expected)
        => Assert.Equal(expected, Find(text, At(now))!.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void This_evening_said_in_the_evening_is_now()
        => Assert.Equal(At("2026-11-22 18:30"), Find("今晚路灯不亮", At("2026-11-22 18:30"))!.At);

    [Fact]
    public void Now_is_told_in_the_citys_time_whatever_the_clock_says()
        => Assert.Equal("2026-11-23", Find("今天", new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero))!.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("昨天半夜两点", "昨天半夜两点")]
    [InlineData("昨晚十点", "昨天晚上十点")]
    [InlineData("三天前", "11月19日")]
    [InlineData("停水两天了", "两天(约11月20日起)")]
    [InlineData("前几天", "前几天")]
    public void A_time_is_shown_as_it_was_told(string text, string shown) => Assert.Equal(shown, Find(text, Now)!.Shown);

    [Property(MaxTest = 3000)]
    public bool Any_text_is_read_without_fault_and_spans_lie_within_it(string? noise) => Holds(NormalText.Of(noise ?? "", keepCase: true));

    [Fact]
    public void Any_mix_of_time_words_is_read_without_fault_and_spans_lie_within_it()
    {
        string[] pieces = ["昨天", "今晚", "半夜", "上周", "周五", "下周日", "9", "9999999", "12", "月", "日", "点", "半", ":", "30", "分", "个", "年", "2026", "天", "前", "了", "每天", "凌晨", "两", "几", "前几天", "2", "29"];
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.True(Holds(text), text);
        }
    }

    private static bool Holds(string text)
    {
        var spans = RealDialogs.Set.Times.Spans(text, Now).ToList();
        if (RealDialogs.Set.Times.Find(text, Now) is { } found)
        {
            spans.Add(found.Span);
        }

        return spans.TrueForAll(span => span.Start >= 0 && span.Length > 0 && span.End <= text.Length);
    }

    private static FoundTime? Find(string text, DateTimeOffset now) => RealDialogs.Set.Times.Find(NormalText.Of(text, keepCase: true), now);

    private static DateTimeOffset At(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    [Theory]
    [InlineData("解放路8号门口的井盖没了,晚上容易摔人")]
    [InlineData("工地半夜施工吵死了")]
    [InlineData("晚上七点在广场跳舞")]
    [InlineData("晚上七点放电影,大家来看")]
    [InlineData("店里晚上七点关门")]
    [InlineData("下午五点开会")]
    [InlineData("加班到十点")]
    [InlineData("我们加班到晚上十点才走")]
    public void A_part_of_the_day_in_a_story_is_no_moment(string text) => Assert.Null(Find(text, Now));
}
