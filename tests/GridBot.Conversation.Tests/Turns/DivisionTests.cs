// One message that tells several things is offered as several reports, and only then.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

public sealed class DivisionTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("三单元楼道堆满纸箱,另外门口井盖没了")]
    [InlineData("三单元楼道堆满纸箱另外门口井盖没了")]
    [InlineData("1、路灯不亮 2、垃圾没人收")]
    [InlineData("1.路灯不亮\n2.垃圾没人收")]
    [InlineData("①路灯不亮②垃圾没人收")]
    [InlineData("一、楼道堆满纸箱;二、门口井盖没了")]
    [InlineData("楼道堆满纸箱,还有门口井盖没了")]
    [InlineData("和平路12号楼下烧烤店油烟太大,还有一件事,门口路灯不亮三天了")]
    public void Two_things_in_one_message_are_offered_as_two_reports(string text)
    {
        var chat = new Chat();
        chat.Say(text);
        Assert.Equal(QuestionKind.Division, chat.Session.Open.Kind);
        Assert.Equal(2, chat.Options.Count);
        chat.Say("1");
        Assert.Single(chat.Session.Aside);
        Assert.DoesNotContain(chat.Session.Aside[0].Said[0], chat.Draft!.Said[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("和平路12号3单元楼道堆满纸箱,还有人飞线充电")]
    [InlineData("楼下饭店天天冒黑烟还往下水道倒油")]
    [InlineData("解放路8号井盖没了,另外已经有好几个人摔倒了")]
    [InlineData("锦绣小区停水两天了,物业也不管,另外希望快点修")]
    [InlineData("三楼着火了,另外门口井盖没了")]
    [InlineData("1、2号楼停水了")]
    [InlineData("和平路1、3单元楼道堆满纸箱")]
    public void One_thing_is_one_report_and_danger_is_not_divided(string text)
    {
        var chat = new Chat();
        chat.Say(text);
        Assert.NotEqual(QuestionKind.Division, chat.Session.Open.Kind);
        Assert.Equal([text], chat.Draft!.Said);
    }

    [Fact]
    public void First_sentences_and_examples_are_not_divided()
    {
        var sentences = FirstSentence.All.Concat(FirstSentence.HeldOut).Select(sentence => sentence.Text)
            .Concat(RealDialogs.DataLines("said.txt").Concat(RealDialogs.DataLines("said-held-out.txt")).Select(line => line.Split('|')[0].Trim()))
            .Concat(RealDialogs.DataLines("first-breath.txt").Select(line => line.Split('\t')[3]))
            .Concat(RealDialogs.Set.Flows.Values.SelectMany(flow => flow.Kinds.SelectMany(kind => kind.Examples)))
            .Concat(File.ReadLines(Path.Combine(RealDialogs.Root, "tests", "GridBot.Benchmarks", "Data", "first-sentences.txt")).Where(line => line.Contains('\t', StringComparison.Ordinal) && !line.StartsWith('#')).Select(line => line.Split('\t')[2])).ToList();
        var divided = sentences.Where(text =>
        {
            var chat = new Chat();
            chat.Say(text);
            return chat.Session.Open.Kind == QuestionKind.Division;
        }).ToList();
        output.WriteLine($"{divided.Count} of {sentences.Count} divided");
        Assert.True(divided.Count <= sentences.Count / 200, string.Join('\n', divided));
    }

    [Fact]
    public void The_second_report_comes_right_after_the_first_with_its_own_summary_and_the_place_and_time_told_once()
    {
        var chat = new Chat();
        chat.Say("今天上午9点在和平路12号看到楼道堆满纸箱,另外门口井盖没了");
        chat.Say("分开报");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        Assert.Equal(7, chat.Draft!.Matter);
        chat.Say("提交");
        Assert.Contains("已上报", chat.Read, StringComparison.Ordinal);
        Assert.Contains("井盖", chat.Read, StringComparison.Ordinal);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        Assert.Equal(24, chat.Draft!.Matter);
        Assert.StartsWith("和平路12号", chat.Shown("place"), StringComparison.Ordinal);
        Assert.Equal("今天上午9点", chat.Shown("time"));
        chat.Say("提交");
        Assert.Equal([24, 7], chat.Reports.Select(report => report.Matter));
        Assert.Equal(["门口井盖没了", "今天上午9点在和平路12号看到楼道堆满纸箱"], chat.Reports.Select(report => report.Text));
        Assert.Empty(chat.Session.Aside);
    }

    [Fact]
    public void The_place_asked_for_the_first_report_holds_for_the_second_that_was_told_with_it()
    {
        var chat = new Chat();
        chat.Say("楼道堆满纸箱,另外门口井盖没了");
        chat.Say("1");
        chat.AnswerAll();
        chat.Say("提交");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        chat.Say("提交");
        Assert.Equal(2, chat.Reports.Count);
        Assert.Equal(chat.Reports[0].Place, chat.Reports[1].Place);
    }

    [Fact]
    public void A_place_of_its_own_is_kept()
    {
        var chat = new Chat();
        chat.Say("和平路12号楼道堆满纸箱,另外解放路8号井盖没了");
        chat.Say("1");
        chat.Say("提交");
        chat.Say("提交");
        Assert.Equal(["解放路8号", "和平路12号"], chat.Reports.Select(report => report.Place.Text[..Math.Min(6, report.Place.Text.Length)].TrimEnd('楼')));
    }

    [Fact]
    public void One_thing_after_all_is_one_report_with_all_that_was_said()
    {
        var chat = new Chat();
        chat.Say("和平路12号楼道堆满纸箱,另外门口井盖没了");
        chat.Say("是一件事");
        Assert.Empty(chat.Session.Aside);
        Assert.Equal(["和平路12号楼道堆满纸箱,另外门口井盖没了"], chat.Draft!.Said);
        Assert.NotEqual(QuestionKind.Division, chat.Session.Open.Kind);
    }

    [Fact]
    public void Who_answers_with_the_place_instead_goes_on_with_the_first_of_two()
    {
        var chat = new Chat();
        chat.Say("楼道堆满纸箱,另外门口井盖没了");
        chat.Say("锦绣小区5号楼");
        Assert.Equal("锦绣小区5号楼", chat.Shown("place"));
        Assert.Single(chat.Session.Aside);
        chat.Say("提交");
        Assert.Equal("锦绣小区5号楼", chat.Shown("place"));
        Assert.Equal(24, chat.Draft!.Matter);
    }

    [Fact]
    public void Three_things_are_three_reports()
    {
        var chat = new Chat();
        chat.Say("和平路12号:1、楼道堆满纸箱 2、门口井盖没了 3、楼下烧烤店油烟太大");
        chat.Say("1");
        for (var report = 0; report < 3; report++)
        {
            Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
            chat.Say("提交");
        }

        Assert.Equal([6, 24, 7], chat.Reports.Select(report => report.Matter));
        Assert.All(chat.Reports, report => Assert.StartsWith("和平路12号", report.Place.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Cancelling_the_first_of_two_goes_on_with_the_second()
    {
        var chat = new Chat();
        chat.Say("和平路12号楼道堆满纸箱,另外门口井盖没了");
        chat.Say("1");
        chat.Say("取消");
        Assert.Equal(24, chat.Draft!.Matter);
        chat.Say("提交");
        Assert.Equal(24, Assert.Single(chat.Reports).Matter);
    }
}
