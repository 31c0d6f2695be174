// A clearly different report in mid-draft is noticed and both are kept; more about the same story is not.
using GridBot.Conversation.Flows;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

public sealed class OtherReportTests(ITestOutputHelper output)
{
    private const string Other = "楼下烧烤店油烟太大";

    [Theory]
    [InlineData("井盖没了")]
    [InlineData("解放路8号井盖没了")]
    public void Another_report_in_mid_draft_keeps_both_and_asks_which_first(string first)
    {
        var chat = new Chat();
        chat.Say(first);
        var open = chat.Session.Open;
        chat.Say(Other);
        Assert.Equal(QuestionKind.WhichFirst, chat.Session.Open.Kind);
        Assert.Contains("井盖没了", chat.Options[0].Label, StringComparison.Ordinal);
        Assert.Contains(Other, chat.Options[1].Label, StringComparison.Ordinal);
        chat.Say("1");
        Assert.Equal(open, chat.Session.Open);
        Assert.Equal([first], chat.Draft!.Said);
        Assert.Equal([Other], Assert.Single(chat.Session.Aside).Said);
    }

    [Fact]
    public void The_one_that_was_not_first_comes_by_itself_after_filing()
    {
        var chat = new Chat();
        chat.Say("解放路8号井盖没了");
        chat.Say(Other);
        chat.Say("2");
        Assert.Equal(6, chat.Draft!.Matter);
        chat.AnswerAll();
        chat.Say("提交");
        Assert.Equal(24, chat.Draft!.Matter);
        Assert.Equal("解放路8号", chat.Shown("place"));
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        chat.Say("提交");
        Assert.Equal([24, 6], chat.Reports.Select(report => report.Matter));
    }

    [Fact]
    public void The_same_thing_after_all_adds_to_the_story()
    {
        var chat = new Chat();
        chat.Say("解放路8号井盖没了");
        chat.Say(Other);
        chat.Say("是同一件事");
        Assert.Empty(chat.Session.Aside);
        Assert.Equal(["解放路8号井盖没了", Other], chat.Draft!.Said);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Fact]
    public void Who_goes_on_telling_instead_of_choosing_goes_on_with_the_first()
    {
        var chat = new Chat();
        chat.Say("井盖没了");
        chat.Say(Other);
        chat.Say("解放路8号");
        Assert.Equal("解放路8号", chat.Shown("place"));
        Assert.Equal(24, chat.Draft!.Matter);
        Assert.Single(chat.Session.Aside);
    }

    [Fact]
    public void A_danger_told_in_mid_draft_comes_first_without_a_question()
    {
        var chat = new Chat();
        chat.Say("解放路8号井盖没了");
        chat.Say("幸福街17号三楼着火了");
        Assert.Contains("119", chat.Read, StringComparison.Ordinal);
        Assert.Equal(7, chat.Draft!.Matter);
        Assert.Equal(24, Assert.Single(chat.Session.Aside).Matter);
    }

    [Fact]
    public void More_about_a_story_in_words_of_another_matter_belongs_to_the_story()
    {
        var lines = RealDialogs.DataLines("details.txt").Select(line => line.Split('\t')).ToList();
        var taken = lines.Where(line =>
        {
            var chat = new Chat();
            chat.Say(line[0]);
            chat.Say(line[1]);
            return chat.Session.Aside.Count > 0;
        }).Select(line => $"{line[0]} <- {line[1]}").ToList();
        output.WriteLine($"{taken.Count} of {lines.Count} details taken for another report: {string.Join("; ", taken)}");
        Assert.True(taken.Count <= lines.Count / 30, string.Join('\n', taken));
    }

    [Fact]
    public void No_place_is_taken_for_a_report_when_a_place_is_asked_for()
    {
        foreach (var place in FirstSentence.All.Concat(FirstSentence.HeldOut).SelectMany(sentence => sentence.Places).Concat(["学校食堂后门", "污水处理厂南门", "消防栓旁边", "铁路道口东边", "网吧二楼", "饭店后厨"]).Distinct(StringComparer.Ordinal))
        {
            var chat = States.At("place");
            chat.Say(place);
            Assert.True(chat.Session.Aside.Count == 0, place);
        }
    }

    [Fact]
    public void Most_hazards_that_name_a_place_are_noticed_in_the_middle_of_another()
    {
        var examples = RealDialogs.Set.Flows.Values.SelectMany(flow => flow.Kinds.Where(kind => kind.Category == KindCategory.Hazard).SelectMany(kind => kind.Examples.Select(text => (flow.Matter.No, Text: text)))).ToList();
        var random = new Random(3);
        var (noticed, asked) = (0, 0);
        while (asked < 300)
        {
            var (first, second) = (examples[random.Next(examples.Count)], examples[random.Next(examples.Count)]);
            var chat = new Chat();
            chat.Say(first.Text);
            if (first.No == second.No || chat.Draft is not { Filed: null } draft || draft.Matter != first.No || chat.Session.Open.Kind is not (QuestionKind.Slot or QuestionKind.Summary))
            {
                continue;
            }

            asked++;
            chat.Say($"解放路28号{second.Text}");
            // A danger among them is not only noticed but out.
            noticed += chat.Session.Aside.Count > 0 || chat.Reports.Count > 0 ? 1 : 0;
        }

        output.WriteLine($"{noticed} of {asked} other hazards with a place noticed");
        Assert.True(noticed > asked * 0.65, $"only {noticed} of {asked}");
    }

    [Fact]
    public void More_reports_than_can_wait_are_not_taken_apart()
    {
        var chat = new Chat();
        chat.Say("解放路8号井盖没了");
        foreach (var other in (string[])[Other, "幸福街17号消防栓没水", "长江路8号超市卖过期酸奶", "中山路5号工地没有围挡", "胜利路9号路灯不亮"])
        {
            chat.Say(other);
            Assert.InRange(chat.Session.Aside.Count, 0, RealDialogs.Set.Drafts.MostAside);
            Assert.True(chat.Draft is not null || chat.Reports.Count > 0);
        }
    }
}
