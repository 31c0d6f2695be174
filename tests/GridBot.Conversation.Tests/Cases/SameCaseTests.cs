// The same thing reported again: who tells it is shown the open case and may join it.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Tests.Cases;

public sealed class SameCaseTests
{
    private const string Story = "解放路8号井盖没了";

    [Theory]
    [InlineData("解放路8号")]
    [InlineData("解放路八号门口")]
    [InlineData("解放路6号门前")]
    public void An_open_case_at_the_place_is_shown_before_anything_else_is_asked(string place)
    {
        var chat = With(OpenCase.At(place));
        chat.Say(Story);
        Assert.Equal(new OpenQuestion(QuestionKind.Same, "WG20261122-7K3F"), chat.Session.Open);
        foreach (var part in (string[])[place, "井盖问题", "今天9:20", "等待签收", "是同一件吗", "1. 是，加上我", "2. 不是，单独上报"])
        {
            Assert.Contains(part, chat.Read, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("孩子", chat.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("提交", chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void The_room_of_the_other_is_not_shown()
    {
        var chat = With(OpenCase.At("锦绣小区3号楼2单元502室") with { Answers = [new Answer("what", "问题", "lift", "电梯故障")] });
        chat.Say("锦绣小区3号楼2单元电梯坏了");
        Assert.Contains("锦绣小区3号楼2单元，", chat.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("502", chat.Read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("是")]
    [InlineData("是的")]
    [InlineData("加上我")]
    [InlineData("是，加上我")]
    public void Who_joins_is_counted_and_files_nothing(string answer)
    {
        var chat = With(OpenCase.At("解放路8号"));
        chat.Say(Story);
        chat.Say(answer);
        Assert.Empty(chat.Reports);
        Assert.Null(chat.Draft);
        Assert.Equal(QuestionKind.None, chat.Session.Open.Kind);
        Assert.Contains("WG20261122-7K3F", chat.Read, StringComparison.Ordinal);
        Assert.Contains("2人", chat.Read, StringComparison.Ordinal);
        var step = Assert.Single(chat.Last.Effects.OfType<Effect.StepCase>());
        Assert.Equal((2, ReportState.Filed, 1), (step.After.Case.Reporters, step.After.State, step.After.Version));
        var joined = Assert.Single(step.Steps);
        Assert.Equal((CaseAction.Join, "reporter", MemoryConversation.Person, Story), (joined.Action, joined.Actor, joined.Person, joined.Note));
        Assert.Equal(step.After.Number, Assert.Single(chat.Last.Effects.OfType<Effect.JoinCase>()).Case);
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.FileReport or Effect.CountPlacement or Effect.DropAttachments);
    }

    [Fact]
    public void The_group_gets_one_update_with_the_count_and_the_words()
    {
        var chat = With(OpenCase.At("解放路8号"));
        chat.Say(Story);
        chat.Photo();
        chat.Say("1");
        var update = Assert.Single(chat.Notices);
        Assert.False(update.Urgent);
        Assert.True(update.Gathers);
        Assert.Equal(("joined:WG20261122-7K3F", "qushixian"), (update.Key, update.Group));
        foreach (var part in (string[])["WG20261122-7K3F", "共2人", Story, "1张 → 2张"])
        {
            Assert.Contains(part, update.Markdown, StringComparison.Ordinal);
        }

        Assert.Equal(["first", "attachment-1"], Assert.Single(chat.Last.Effects.OfType<Effect.StepCase>()).After.Attachments);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("不是")]
    [InlineData("不是同一件")]
    [InlineData("单独上报")]
    [InlineData("提交")]
    public void Who_says_that_it_is_another_reports_as_usual_and_is_not_asked_again(string answer)
    {
        var chat = With(OpenCase.At("解放路8号"));
        chat.Say(Story);
        chat.Say(answer);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        chat.Say("地点改成解放路6号");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        chat.Say("提交");
        Assert.Equal("解放路6号", Assert.Single(chat.Reports).Place.Text);
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.StepCase);
    }

    [Fact]
    public void A_corrected_place_is_compared_anew()
    {
        var chat = With(OpenCase.At("解放路8号"));
        chat.Say(Story);
        chat.Say("地点改成人民路21号");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        Assert.Equal("人民路21号", chat.Shown("place"));
        chat.Say("地点改成解放路8号");
        Assert.Equal(QuestionKind.Same, chat.Session.Open.Kind);
    }

    [Fact]
    public void What_is_told_in_between_is_kept_and_the_question_stands()
    {
        var chat = With(OpenCase.At("解放路8号"));
        chat.Say(Story);
        chat.Say("晚上特别黑,根本看不见");
        Assert.Equal(QuestionKind.Same, chat.Session.Open.Kind);
        chat.Say("1");
        Assert.Contains("根本看不见", Assert.Single(chat.Last.Effects.OfType<Effect.StepCase>()).Steps[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_goes_on_telling_is_not_held_up_for_ever()
    {
        var chat = With(OpenCase.At("解放路8号"));
        chat.Say(Story);
        for (var more = 0; more < 5 && chat.Session.Open.Kind == QuestionKind.Same; more++)
        {
            chat.Say($"晚上特别黑,根本看不见,第{more}次了");
        }

        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Theory]
    [InlineData("解放路20号井盖没了", "of another house")]
    [InlineData("解放路8号路灯不亮", "of another thing")]
    [InlineData("解放路上井盖没了", "of a whole road")]
    [InlineData("解放路8号想办老年证", "of a request")]
    [InlineData("解放路8号楼道堆满纸箱", "of another matter")]
    public void Nobody_is_asked_without_an_open_case_alike(string text, string why)
    {
        var chat = With(OpenCase.At("解放路8号"));
        chat.Say(text);
        Assert.True(chat.Session.Open.Kind != QuestionKind.Same, why);
    }

    [Theory]
    [InlineData(ReportState.Done)]
    [InlineData(ReportState.Withdrawn)]
    public void A_case_that_is_over_is_not_joined(ReportState state)
    {
        var before = With(OpenCase.At("解放路8号") with { State = state });
        before.Say(Story);
        Assert.Equal(QuestionKind.Summary, before.Session.Open.Kind);

        var chat = With(OpenCase.At("解放路8号"));
        chat.Say(Story);
        chat.Others[0] = chat.Others[0] with { State = state };
        chat.Say("1");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        Assert.Contains("按新的一件上报", chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_of_the_day_before_yesterday_is_not_asked_about()
    {
        var chat = With(OpenCase.At("解放路8号", filedAt: new DateTimeOffset(2026, 11, 21, 9, 20, 0, TimeSpan.FromHours(8))));
        chat.Say(Story);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Fact]
    public void An_own_report_gets_what_is_new_and_counts_nobody()
    {
        var chat = new Chat();
        chat.Say(Story);
        chat.Say("提交");
        var number = chat.Reports[0].Number.Text;
        chat.Clock.Advance(TimeSpan.FromHours(1));
        chat.Say("解放路8号井盖还是没有,车都颠了");
        Assert.Equal(QuestionKind.Same, chat.Session.Open.Kind);
        Assert.Contains("您今天", chat.Read, StringComparison.Ordinal);
        Assert.Contains("1. 是，补充进去", chat.Read, StringComparison.Ordinal);
        chat.Photo();
        chat.Say("1");
        var report = Assert.Single(chat.Reports);
        Assert.Contains("车都颠了", report.Text, StringComparison.Ordinal);
        Assert.StartsWith(Story, report.Text, StringComparison.Ordinal);
        Assert.Equal((1, 1), (report.Case.Reporters, report.Attachments.Count));
        Assert.Contains(number, chat.Read, StringComparison.Ordinal);
        Assert.Null(chat.Draft);
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.JoinCase);
    }

    [Fact]
    public void Danger_goes_out_at_once_when_the_open_case_alarmed_nobody()
    {
        var chat = With(Fire(Urgency.Normal));
        chat.Say("幸福街17号五楼着火了");
        Assert.Equal(Urgency.Urgent, Assert.Single(chat.Reports).Urgency);
    }

    [Fact]
    public void Danger_the_bureau_knows_of_is_asked_about_after_the_number_to_call()
    {
        var chat = With(Fire(Urgency.Urgent));
        chat.Say("幸福街17号五楼着火了");
        Assert.Empty(chat.Reports);
        Assert.Contains("119", chat.Read.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(QuestionKind.Same, chat.Session.Open.Kind);
        chat.Say("2");
        Assert.Equal(Urgency.Urgent, Assert.Single(chat.Reports).Urgency);
    }

    [Fact]
    public void A_danger_that_comes_up_at_the_question_is_filed_at_once()
    {
        var chat = With(OpenCase.At("解放路8号"));
        chat.Say(Story);
        chat.Say("刚才有人掉下去受伤了");
        Assert.Equal(Urgency.Urgent, Assert.Single(chat.Reports).Urgency);
    }

    [Fact]
    public void A_joiner_in_danger_makes_the_case_urgent_and_its_group_hears_at_once()
    {
        var chat = With(Fire(Urgency.Urgent) with { Urgency = Urgency.Urgent });
        chat.Say("幸福街17号五楼着火了");
        chat.Others[0] = chat.Others[0] with { Urgency = Urgency.Normal };
        chat.Say("1");
        Assert.Equal(Urgency.Urgent, Assert.Single(chat.Last.Effects.OfType<Effect.StepCase>()).After.Urgency);
        Assert.True(chat.Notices[^1].Urgent);
        Assert.False(chat.Notices[^1].Gathers);
    }

    [Fact]
    public void A_joined_case_is_among_ones_own_and_can_be_neither_changed_nor_withdrawn()
    {
        var chat = With(OpenCase.At("锦绣小区3号楼502室") with { Answers = [new Answer("what", "问题", "light", "路灯不亮")] });
        chat.Say("锦绣小区3号楼门口路灯不亮");
        chat.Say("1");
        Assert.Contains("等待签收", chat.Say("进度 WG20261122-7K3F"), StringComparison.Ordinal);
        Assert.DoesNotContain("502", chat.Read, StringComparison.Ordinal);
        Assert.Contains("WG20261122-7K3F", chat.Say("我的上报"), StringComparison.Ordinal);
        Assert.Contains("0件", chat.Say("我的数据"), StringComparison.Ordinal);
        Assert.Contains("别人先报", chat.Say("撤回 WG20261122-7K3F"), StringComparison.Ordinal);
        Assert.Contains("别人先报", chat.Say("改 WG20261122-7K3F"), StringComparison.Ordinal);
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.MoveReport or Effect.AmendReport);
        Assert.Equal(ReportState.Filed, chat.Others[0].State);
    }

    [Fact]
    public void Who_joins_twice_is_counted_once()
    {
        var chat = With(OpenCase.At("解放路8号"));
        chat.Say(Story);
        chat.Say("1");
        chat.Say("解放路8号井盖还没人管,又有车陷进去");
        chat.Say("1");
        var step = Assert.Single(chat.Last.Effects.OfType<Effect.StepCase>());
        Assert.Equal((2, CaseAction.Note), (step.After.Case.Reporters, step.Steps[0].Action));
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.JoinCase);
    }

    [Fact]
    public void A_place_is_looked_up_once()
    {
        var chat = With(OpenCase.At("人民路21号"));
        chat.Say(Story);
        var compared = chat.Draft!.Compared;
        Assert.NotNull(compared);
        chat.Say("晚上特别黑,根本看不见");
        Assert.Equal(compared, chat.Draft!.Compared);
    }

    [Fact]
    public void What_waits_behind_the_joined_one_comes_next()
    {
        var chat = With(OpenCase.At("解放路8号"));
        chat.Say("1.解放路8号井盖没了\n2.和平路12号3单元楼道堆满纸箱");
        if (chat.Session.Open.Kind == QuestionKind.Division)
        {
            chat.Say("1");
        }

        Assert.True(chat.Session.Open.Kind == QuestionKind.Same, chat.Read);
        chat.Say("1");
        Assert.Equal((7, QuestionKind.Summary), (chat.Draft?.Matter, chat.Session.Open.Kind));
    }

    [Fact]
    public void The_question_can_be_tapped_and_left()
    {
        var chat = With(OpenCase.At("解放路8号"));
        chat.Say(Story);
        chat.Tap("不是");
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
        foreach (var word in (string[])["取消", "菜单", "返回"])
        {
            var left = With(OpenCase.At("解放路8号"));
            left.Say(Story);
            left.Say(word);
            Assert.NotEqual(QuestionKind.Same, left.Session.Open.Kind);
        }
    }

    private static Chat With(params Report[] others) => new(others: others);

    private static Report Fire(Urgency urgency) => OpenCase.At("幸福街17号五楼") with { Matter = 7, Kind = "fire", Bureau = "gonganju", Urgency = urgency, Answers = [] };
}
