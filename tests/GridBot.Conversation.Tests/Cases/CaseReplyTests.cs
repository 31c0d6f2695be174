// The reporter after filing: what they hear, answer, rate and reopen; and that neither side learns who the other is.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Transcripts;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Tests.Cases;

public sealed class CaseReplyTests
{
    private const string Reporter = "li";
    private const string Officer = "sunwei";
    private const string OtherOfficer = "wutao";
    private const string Office = "fenglei";

    [Theory]
    [InlineData("问 {0} 是几楼")]
    [InlineData("问报告人 {0} 是几楼")]
    [InlineData("问报告人:是几楼")]
    [InlineData("问报告人是几楼")]
    public void A_question_reaches_the_reporter_and_the_answer_the_officer(string words)
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("接收");
        town[Officer].Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, town.Number));
        var question = ReplyText.Of(town[Reporter].Newest);
        Assert.Contains("是几楼", question, StringComparison.Ordinal);
        Assert.Contains("和平路12号3单元", question, StringComparison.Ordinal);
        Assert.Contains(town.Number, town[Reporter].Say("三楼"), StringComparison.Ordinal);
        var answer = ReplyText.Of(town[Officer].Newest);
        Assert.Contains("三楼", answer, StringComparison.Ordinal);
        Assert.Contains(town.Number, answer, StringComparison.Ordinal);
        Assert.Equal((CaseAction.Answer, "三楼", ReportState.Accepted), (town.Events[^1].Action, town.Events[^1].Note, town.Case.State));
        Assert.Null(town[Reporter].Awaits);
    }

    [Theory]
    [InlineData("是")]
    [InlineData("不知道")]
    [InlineData("没有")]
    [InlineData("在三楼和四楼之间")]
    [InlineData("和平路12号3单元楼道里堆满纸箱,在三楼")]
    public void Short_answers_and_answers_that_tell_it_again_are_answers(string words)
    {
        var town = Asked();
        town[Reporter].Say(words);
        Assert.Equal((CaseAction.Answer, words), (town.Events[^1].Action, town.Events[^1].Note));
        Assert.Single(town.Reports);
    }

    [Theory]
    [InlineData("人民路8号门口井盖没了,有个大坑")]
    [InlineData("解放路5号楼道也堆满了纸箱")]
    [InlineData("门口井盖没了,有个大坑")]
    public void A_report_of_something_else_is_not_taken_for_the_answer(string words)
    {
        var town = Asked();
        town[Reporter].Say(words);
        Assert.NotNull(town[Reporter].Session.Draft);
        Assert.DoesNotContain(town.Events, step => step.Action == CaseAction.Answer);
        Assert.NotNull(town[Reporter].Awaits);
        town[Reporter].Say("答三楼");
        Assert.Equal((CaseAction.Answer, "三楼"), (town.Events[^1].Action, town.Events[^1].Note));
        Assert.NotNull(town[Reporter].Session.Draft);
    }

    [Theory]
    [InlineData("菜单")]
    [InlineData("帮助")]
    [InlineData("我的上报")]
    [InlineData("你好")]
    [InlineData("进度 {0}")]
    public void A_command_is_no_answer(string words)
    {
        var town = Asked();
        town[Reporter].Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, town.Number));
        Assert.DoesNotContain(town.Events, step => step.Action == CaseAction.Answer);
        Assert.NotNull(town[Reporter].Awaits);
    }

    [Fact]
    public void While_a_report_is_being_taken_only_a_marked_text_answers()
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("接收");
        town[Reporter].Say("楼下井盖没了");
        town[Officer].Say("问报告人 是几楼");
        town[Reporter].Say("人民路8号");
        Assert.DoesNotContain(town.Events, step => step.Action == CaseAction.Answer);
        town[Reporter].Say("答:三楼");
        Assert.Equal("三楼", town.Events[^1].Note);
        Assert.Contains("人民路8号", town[Reporter].Session.Draft!.Find("place")!.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Photos_and_a_place_answer_too_before_and_after_the_words()
    {
        var town = Asked();
        Assert.Contains(town.Number, town[Reporter].Photo(), StringComparison.Ordinal);
        Assert.Equal((CaseAction.Answer, 1), (town.Events[^1].Action, town.Events[^1].Attachments.Count));
        town[Reporter].Say("三楼拐角");
        Assert.Equal("三楼拐角", town.Events[^1].Note);
        town[Reporter].Photo();
        Assert.Equal(CaseAction.Answer, town.Events[^1].Action);
        town[Reporter].Locate();
        Assert.Contains("人民广场", town.Events[^1].Note, StringComparison.Ordinal);
        Assert.Null(town[Reporter].Session.Draft);
        Assert.Equal(2, town.Attachments.Count);
        town.Clock.Advance(TimeSpan.FromMinutes(11));
        town[Reporter].Photo();
        Assert.NotEqual("photo-3", town.Events[^1].Attachments.FirstOrDefault());
    }

    [Fact]
    public void Refused_words_take_the_photos_of_the_answer_with_them()
    {
        const string refused = "17号楼阿不都一家是维吾尔族,天天在家念经,你们盯着点";
        var town = Asked();
        town[Reporter].Photo();
        town[Reporter].Say(refused);
        town[Reporter].Photo();
        Assert.Empty(town.Attachments);
        town[Reporter].Say("答 " + refused);
        Assert.DoesNotContain(town.Events, step => step.Note.Contains("阿不都", StringComparison.Ordinal));
        Assert.DoesNotContain("阿不都", town.Heard(Officer) + town.Heard(Reporter) + town[Reporter].State + town.Told("gonganju"), StringComparison.Ordinal);
        town[Reporter].Say("三楼");
        Assert.Equal("三楼", town.Events[^1].Note);
    }

    [Fact]
    public void An_answer_to_a_case_that_is_over_begins_something_else()
    {
        var town = Asked();
        town[Officer].Say("办结 清走了");
        town.Replace(report => report);
        town[Reporter].Awaits = new Awaited(AwaitedKind.Answer, town.Case.Number);
        town[Reporter].Say("三楼");
        Assert.DoesNotContain(town.Events, step => step.Action == CaseAction.Answer);
        Assert.Null(town[Reporter].Awaits);
    }

    [Fact]
    public void A_question_is_answered_without_a_mark_for_a_week()
    {
        var town = Asked();
        town.Clock.Advance(TimeSpan.FromDays(8));
        town[Reporter].Say("三楼");
        Assert.DoesNotContain(town.Events, step => step.Action == CaseAction.Answer);
        town[Reporter].Say("答 三楼");
        Assert.Equal(CaseAction.Answer, town.Events[^1].Action);
    }

    [Theory]
    [InlineData("满意", Rating.Satisfied)]
    [InlineData("基本满意", Rating.Partly)]
    [InlineData("不满意", Rating.Dissatisfied)]
    [InlineData("1", Rating.Satisfied)]
    [InlineData("3.", Rating.Dissatisfied)]
    [InlineData("{0} 满意", Rating.Satisfied)]
    [InlineData("不满意 {0}", Rating.Dissatisfied)]
    public void A_result_is_rated_in_words(string words, Rating rating)
    {
        var town = Settled();
        Assert.Contains(town.Number, town[Reporter].Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, town.Number)), StringComparison.Ordinal);
        Assert.Equal((ReportState.Rated, rating), (town.Case.State, town.Case.Case.Rating));
        Assert.Equal(rating == Rating.Dissatisfied, town.Told("gonganju").Contains("不满意", StringComparison.Ordinal));
        Assert.Null(town[Reporter].Awaits);
    }

    [Fact]
    public void A_result_is_rated_by_a_tap_once_and_the_second_changes_nothing()
    {
        var town = Settled();
        Assert.Contains("基本满意", town[Reporter].Tap("基本满意"), StringComparison.Ordinal);
        Assert.Contains("基本满意", town[Reporter].Tap("不满意"), StringComparison.Ordinal);
        Assert.Equal(Rating.Partly, town.Case.Case.Rating);
        Assert.DoesNotContain("孙伟", town.Heard(Reporter), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_answers_an_open_question_is_no_rating()
    {
        var town = Settled();
        town[Reporter].Say("菜单");
        town[Reporter].Say("1");
        Assert.Equal(ReportState.Done, town.Case.State);
    }

    [Fact]
    public void Nobody_rates_a_case_that_is_not_theirs_or_not_settled()
    {
        var town = CaseTown.WithCase();
        town[Reporter].Say($"满意 {town.Number}");
        Assert.Equal(ReportState.Filed, town.Case.State);
        town[Officer].Say("办结 清走了");
        town["stranger"].Say($"满意 {town.Number}");
        town[Officer].Say($"{town.Number} 满意");
        Assert.Equal(ReportState.Done, town.Case.State);
    }

    [Theory]
    [InlineData("重开", "")]
    [InlineData("重开 二楼还有", "二楼还有")]
    [InlineData("重新打开 {0} 二楼还有", "二楼还有")]
    [InlineData("重开{0}", "")]
    [InlineData("没解决", "没解决")]
    [InlineData("没解决,二楼还堆着纸箱", "二楼还堆着纸箱")]
    [InlineData("{0} 没解决", "没解决")]
    public void A_case_that_is_not_settled_is_reopened_and_its_bureau_hears_why(string words, string reason)
    {
        var town = Settled();
        town[Reporter].Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, town.Number));
        Assert.Equal((ReportState.Reopened, 1, ""), (town.Case.State, town.Case.Case.Reopenings, town.Case.Case.Result));
        Assert.Null(town.Case.Case.FinishedAt);
        Assert.Contains(reason, town.Events[^1].Note, StringComparison.Ordinal);
        Assert.Equal(reason.Length == 0, town.Events[^1].Note.Length == 0);
        var notice = town.Notices[^1];
        Assert.Equal("gonganju", notice.Group);
        Assert.Contains(reason, notice.Markdown, StringComparison.Ordinal);
        Assert.Contains(town.Number, ReplyText.Of(town[Officer].Newest), StringComparison.Ordinal);
        town[Officer].Tap("接收");
        Assert.Equal(ReportState.Accepted, town.Case.State);
    }

    [Fact]
    public void A_case_is_reopened_once_and_within_its_time()
    {
        var town = Settled();
        town[Reporter].Say("不满意");
        town[Reporter].Say("重开 还堆着");
        town[Officer].Say($"办结 {town.Number} 这回清干净了");
        Assert.Contains(town.Number, town[Reporter].Say("重开"), StringComparison.Ordinal);
        Assert.Equal(ReportState.Done, town.Case.State);

        var late = Settled();
        late.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Contains(late.Number, late[Reporter].Say($"重开 {late.Number}"), StringComparison.Ordinal);
        Assert.Equal(ReportState.Done, late.Case.State);
    }

    [Theory]
    [InlineData("没修好,人民路8号门口井盖又没了,有个大坑")]
    public void A_story_that_opens_like_a_reopening_is_a_story(string words)
    {
        var town = Settled();
        town[Reporter].Say(words);
        Assert.Equal(ReportState.Done, town.Case.State);
        Assert.NotNull(town[Reporter].Session.Draft);
    }

    [Fact]
    public void A_case_is_withdrawn_before_it_is_taken_up_and_not_after()
    {
        var before = CaseTown.WithCase();
        before[Officer].Say("退回 不属本单位职责");
        before[Reporter].Say($"撤回 {before.Number}");
        Assert.Equal(ReportState.Withdrawn, before.Case.State);
        Assert.Contains("撤回", before[Office].Say($"分派 {before.Number} 市环保局"), StringComparison.Ordinal);
        Assert.Equal(ReportState.Withdrawn, before.Case.State);

        var after = CaseTown.WithCase();
        after[Officer].Say("接收");
        after[Reporter].Say($"撤回 {after.Number}");
        Assert.Equal(ReportState.Accepted, after.Case.State);
    }

    [Fact]
    public void Words_about_a_report_that_the_office_moved_meanwhile_are_passed_on_and_its_matter_stays()
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("退回 不属本单位职责");
        town[Reporter].Say($"改 {town.Number}");
        town[Office].Say($"分派 {town.Number} 环境安全");
        town[Reporter].Say("补充一下,二楼也堆了");
        Assert.Equal((6, "huanbaoju"), (town.Case.Matter, town.Case.Bureau));
        Assert.Contains("二楼也堆了", town.Told("huanbaoju"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_goes_on_after_its_reporter_had_everything_deleted()
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("接收");
        town[Reporter].Say("删除我的数据");
        town[Reporter].Say("删除");
        Assert.Equal("", town.Case.Person);
        Assert.Contains(town.Number, town[Officer].Say("问报告人 是几楼"), StringComparison.Ordinal);
        Assert.DoesNotContain(town.Events, step => step.Action == CaseAction.Ask);
        town[Officer].Say("办结 清走了");
        Assert.Equal(ReportState.Done, town.Case.State);
        town[Reporter].Say($"满意 {town.Number}");
        Assert.Equal(ReportState.Done, town.Case.State);
    }

    [Fact]
    public void Neither_side_learns_who_the_other_is()
    {
        var town = CaseTown.WithCase();
        town[OtherOfficer].Say($"接收 {town.Number}");
        town[Officer].Tap("退回");
        town[Officer].Tap("不属本单位职责");
        town[Office].Say($"分派 {town.Number} 消防安全");
        town[Officer].Tap("接收");
        town[Officer].Say("问报告人 是几楼");
        town[Reporter].Say("三楼");
        town[Reporter].Photo();
        town[Officer].Say($"办结 {town.Number} 清走了");
        town[Reporter].Tap("不满意");
        town[Reporter].Tap("满意");
        town[Reporter].Say($"满意 {town.Number}");
        town[Reporter].Say("重开 二楼还有");
        town[Reporter].Say($"重开 {town.Number}");
        town[Reporter].Say($"撤回 {town.Number}");
        town[Reporter].Say($"进度 {town.Number}");
        town[Officer].Say($"办结 {town.Number} 都清走了");
        town[Reporter].Say($"重开 {town.Number}");
        var officers = string.Join('\n', new[] { Officer, OtherOfficer, Office, "machao" }.Select(town.Heard)) + string.Join('\n', town.Notices.Select(notice => notice.Markdown + notice.Line)) + string.Join('\n', town.Captions);
        foreach (var word in (string[])["ref-of-li", "\"li\"", " li", "li "])
        {
            Assert.DoesNotContain(word, officers, StringComparison.Ordinal);
        }

        foreach (var word in (string[])["孙伟", "冯磊", "吴涛", "sunwei", "fenglei", "ref-of-"])
        {
            Assert.DoesNotContain(word, town.Heard(Reporter), StringComparison.Ordinal);
        }

        Assert.Contains(town.Number, town.Heard(Reporter), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_step_of_an_officer_names_them_and_no_step_of_a_reporter_names_anybody()
    {
        var town = Settled();
        town[Reporter].Say("满意");
        Assert.All(town.Events.Where(step => step.Actor == "reporter"), step => Assert.Equal("", step.Name));
        Assert.All(town.Events.Where(step => step.Actor is "officer" or "office"), step => Assert.Equal("孙伟", step.Name));
        Assert.Equal([CaseAction.File, CaseAction.Accept, CaseAction.Finish, CaseAction.Rate], town.Events.Select(step => step.Action!.Value));
        Assert.Equal([ReportState.Filed, ReportState.Accepted, ReportState.Done, ReportState.Rated], town.Events.Select(step => step.State));
    }

    private static CaseTown Asked()
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("接收");
        town[Officer].Say("问报告人 具体在哪");
        Assert.Equal(AwaitedKind.Answer, town[Reporter].Awaits?.Kind);
        return town;
    }

    private static CaseTown Settled()
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("接收");
        town[Officer].Say("办结 清走了");
        Assert.Equal(AwaitedKind.Rating, town[Reporter].Awaits?.Kind);
        return town;
    }
}
