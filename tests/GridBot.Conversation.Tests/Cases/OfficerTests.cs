// Officers in the chat: by taps and in words, with and without the number, in the middle of other things.
using GridBot.Conversation.Transcripts;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Tests.Cases;

public sealed class OfficerTests
{
    private const string Reporter = "li";
    private const string Officer = "sunwei";
    private const string Colleague = "machao";
    private const string OtherOfficer = "wutao";
    private const string Office = "fenglei";

    [Fact]
    public void A_case_comes_to_the_officer_with_what_must_be_known_and_goes_through_its_life_by_taps()
    {
        var town = CaseTown.WithCase();
        var card = town[Officer].Newest;
        foreach (var part in (string[])[town.Number, "消防安全", "和平路12号3单元", "纸箱"])
        {
            Assert.Contains(part, ReplyText.Of(card), StringComparison.Ordinal);
        }

        var caption = town[Officer].Tap("接收");
        Assert.Equal(ReportState.Accepted, town.Case.State);
        Assert.Contains("孙伟", caption, StringComparison.Ordinal);
        Assert.Contains("孙伟", Assert.Single(town.Captions), StringComparison.Ordinal);
        Assert.Contains(town.Number, town.Heard(Reporter), StringComparison.Ordinal);
        town[Officer].Tap("开始处置");
        Assert.Equal(ReportState.Underway, town.Case.State);
        town[Officer].Tap("办结");
        Assert.Equal(ReportState.Underway, town.Case.State);
        Assert.Contains(town.Number, ReplyText.Of(town[Officer].Newest), StringComparison.Ordinal);
        town[Officer].Photo();
        Assert.Contains(town.Number, town[Officer].Say("纸箱已经清走"), StringComparison.Ordinal);
        Assert.Equal((ReportState.Done, "纸箱已经清走", "孙伟"), (town.Case.State, town.Case.Case.Result, town.Case.Case.Handler));
        Assert.Equal(["photo-1"], town.Events[^1].Attachments);
        Assert.Equal(["photo-1"], town.Attachments);
        Assert.Contains("纸箱已经清走", town.Heard(Reporter), StringComparison.Ordinal);
        Assert.Contains("纸箱已经清走", town.Told("gonganju"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("接收 {0}")]
    [InlineData("接收{0}")]
    [InlineData("签收 {0}")]
    [InlineData("接收 {1}")]
    [InlineData("接收{1}")]
    [InlineData("接收")]
    [InlineData("接收了")]
    [InlineData("接收,{0}。")]
    public void A_case_is_taken_up_in_words_however_it_is_named(string words)
    {
        var town = CaseTown.WithCase();
        var said = town[Officer].Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, town.Number.ToLowerInvariant(), town.Number[^4..]));
        Assert.Equal(ReportState.Accepted, town.Case.State);
        Assert.Contains(town.Number, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("办结 {0} 纸箱已清理")]
    [InlineData("办结{0},纸箱已清理")]
    [InlineData("办完 {1} 纸箱已清理")]
    [InlineData("办结 纸箱已清理")]
    [InlineData("办结:纸箱已清理")]
    public void A_case_is_settled_in_one_line(string words)
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("接收");
        town[Officer].Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, town.Number, town.Number[^4..]));
        Assert.Equal((ReportState.Done, "纸箱已清理"), (town.Case.State, town.Case.Case.Result));
    }

    [Fact]
    public void Without_a_result_it_is_asked_and_words_and_photos_answer()
    {
        var town = CaseTown.WithCase();
        Assert.Contains(town.Number, town[Officer].Say($"办结 {town.Number}"), StringComparison.Ordinal);
        Assert.Equal(ReportState.Filed, town.Case.State);
        town[Officer].Photo();
        town[Officer].Photo();
        Assert.Equal(ReportState.Filed, town.Case.State);
        town[Officer].Say("没问题");
        Assert.Equal(ReportState.Filed, town.Case.State);
        town[Officer].Say("物业连夜搬走了");
        Assert.Equal("物业连夜搬走了", town.Case.Case.Result);
        Assert.Equal(["photo-1", "photo-2"], town.Events[^1].Attachments);
    }

    [Theory]
    [InlineData("办结 {0} 已清理")]
    [InlineData("办结 {0}", "已清理")]
    public void Photos_that_come_before_the_word_go_with_the_result(string first, string second = "")
    {
        var town = CaseTown.WithCase();
        town[Officer].Photo();
        town[Officer].Photo();
        town[Officer].Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, first, town.Number));
        if (second.Length > 0)
        {
            Assert.Equal(ReportState.Filed, town.Case.State);
            town[Officer].Say(second);
        }

        Assert.Equal((ReportState.Done, "已清理"), (town.Case.State, town.Case.Case.Result));
        Assert.Equal(["photo-1", "photo-2"], town.Events[^1].Attachments);
        Assert.Equal(["photo-1", "photo-2"], town.Attachments);
        Assert.DoesNotContain("照片", town[Officer].Say("继续"), StringComparison.Ordinal);
    }

    [Fact]
    public void Photos_stay_with_the_officers_own_report_when_the_case_cannot_be_settled()
    {
        var town = CaseTown.WithCase();
        town[Officer].Say($"办结 {town.Number} 已清理");
        town[Officer].Photo();
        town[Officer].Say($"办结 {town.Number} 再清一次");
        Assert.Equal(["photo-1"], town.Attachments);
        Assert.Empty(town.Events.Where(step => step.Number == town.Case.Number).SelectMany(step => step.Attachments));
    }

    [Fact]
    public void A_question_about_a_case_is_taken_back_by_a_word_and_its_photos_go()
    {
        var town = CaseTown.WithCase();
        town[Officer].Tap("办结");
        town[Officer].Photo();
        Assert.Contains(town.Number, town[Officer].Say("取消"), StringComparison.Ordinal);
        Assert.Empty(town.Attachments);
        town[Officer].Say("物业连夜搬走了");
        Assert.Equal(ReportState.Filed, town.Case.State);
    }

    [Fact]
    public void A_question_about_a_case_lapses_after_half_an_hour_with_its_photos()
    {
        var town = CaseTown.WithCase();
        town[Officer].Tap("办结");
        town[Officer].Photo();
        town.Clock.Advance(TimeSpan.FromMinutes(31));
        town[Officer].Say("已经搬走了");
        Assert.Equal(ReportState.Filed, town.Case.State);
        Assert.Empty(town.Attachments);
    }

    [Fact]
    public void The_photos_of_one_case_go_when_another_is_spoken_of()
    {
        var town = CaseTown.WithCase();
        var first = town.Number;
        town["wang"].Say("人民路8号楼道堆满杂物");
        town["wang"].Say("提交");
        town[Officer].Say($"办结 {first}");
        town[Officer].Photo();
        town[Officer].Say($"接收 {town.Number}");
        Assert.Empty(town.Attachments);
        town[Officer].Say($"办结 {first} 清走了");
        Assert.Empty(town.Events[^1].Attachments);
    }

    [Fact]
    public void A_return_by_tap_asks_why_and_a_ready_made_reason_sends_it_to_the_office()
    {
        var town = CaseTown.WithCase();
        town[Officer].Tap("退回");
        Assert.Equal(ReportState.Filed, town.Case.State);
        Assert.Contains("孙伟", town[Officer].Tap("不属本单位职责"), StringComparison.Ordinal);
        Assert.Equal((ReportState.Returned, 1, "zongzhiban"), (town.Case.State, town.Case.Case.Passes, town.Case.Bureau));
        Assert.Equal("不属本单位职责", town.Events[^1].Note);
        Assert.Contains("不属本单位职责", town.Told("zongzhiban"), StringComparison.Ordinal);
        Assert.Contains(town.Number, ReplyText.Of(town[Office].Newest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", "不在本辖区")]
    [InlineData("是物业的事", "是物业的事")]
    public void The_reason_that_was_asked_for_is_a_number_of_the_list_or_words(string said, string reason)
    {
        var town = CaseTown.WithCase();
        Assert.Contains("2. 不在本辖区", town[Officer].Say("退回"), StringComparison.Ordinal);
        town[Officer].Say(said);
        Assert.Equal((ReportState.Returned, reason), (town.Case.State, town.Events[^1].Note));
    }

    [Theory]
    [InlineData("退回 {0} 应该归市环保局", "huanbaoju", 6)]
    [InlineData("退回 {0} 这是环境安全的事", "huanbaoju", 6)]
    [InlineData("退回 {0} 不归公安局管,应该是环保局", "huanbaoju", 6)]
    public void A_return_that_says_where_it_belongs_goes_there_at_once(string words, string bureau, int matter)
    {
        var town = CaseTown.WithCase();
        town[Officer].Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, town.Number));
        Assert.Equal((ReportState.Filed, bureau, matter, 1), (town.Case.State, town.Case.Bureau, town.Case.Matter, town.Case.Case.Passes));
        Assert.Equal([CaseAction.Return, CaseAction.Assign], town.Events.TakeLast(2).Select(step => step.Action!.Value));
        Assert.Contains(town.Number, town.Told(bureau), StringComparison.Ordinal);
        Assert.Contains(town.Number, ReplyText.Of(town[OtherOfficer].Newest), StringComparison.Ordinal);
        Assert.Contains("市环保局", town.Heard(Reporter), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("退回 {0} 不归公安局管")]
    [InlineData("退回 {0} 不属于消防安全")]
    [InlineData("退回 {0} 应该归市防范办")]
    public void A_return_that_names_only_its_own_bureau_or_one_that_takes_no_cases_waits_for_the_office(string words)
    {
        var town = CaseTown.WithCase();
        town[Officer].Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, town.Number));
        Assert.Equal((ReportState.Returned, "zongzhiban"), (town.Case.State, town.Case.Bureau));
    }

    [Fact]
    public void After_the_third_return_a_case_stays_with_the_office_which_sees_what_it_may_be()
    {
        var town = CaseTown.WithCase();
        town[Officer].Say($"退回 {town.Number} 应该归市环保局");
        town[OtherOfficer].Say($"退回 {town.Number} 应该归市安监局");
        town["zhoumin"].Say($"退回 {town.Number} 应该归市公安局");
        Assert.Equal((ReportState.Returned, "zongzhiban", 3), (town.Case.State, town.Case.Bureau, town.Case.Case.Passes));
        var notice = town.Notices.Last(one => one.Group == "zongzhiban").Markdown;
        Assert.Contains("3次", notice, StringComparison.Ordinal);
        Assert.Contains("应该归市公安局", notice, StringComparison.Ordinal);
        var choices = town[Office].Newest.Options;
        Assert.Contains(choices, choice => choice.Label == "消防安全");
        town[Office].Tap("消防安全");
        Assert.Equal((ReportState.Filed, "gonganju", 7), (town.Case.State, town.Case.Bureau, town.Case.Matter));
        town[Officer].Say($"退回 {town.Number} 应该归市环保局");
        Assert.Equal((ReportState.Returned, 4), (town.Case.State, town.Case.Case.Passes));
    }

    [Theory]
    [InlineData("分派 {0} 市环保局", "huanbaoju", 6)]
    [InlineData("分派 {0} 环境安全", "huanbaoju", 6)]
    [InlineData("分派 {0} 6", "huanbaoju", 6)]
    [InlineData("分派给环保局 {0}", "huanbaoju", 6)]
    [InlineData("转给 {0} 市妇联", "fulian", 7)]
    public void The_office_sends_a_case_on_by_matter_number_or_bureau(string words, string bureau, int matter)
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("退回 不属本单位职责");
        var said = town[Office].Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, town.Number));
        Assert.Equal((ReportState.Filed, bureau, matter), (town.Case.State, town.Case.Bureau, town.Case.Matter));
        Assert.Contains(RealDialogs.Set.BureauName(bureau), said, StringComparison.Ordinal);
        Assert.Equal("冯磊", town.Events[^1].Name);
    }

    [Fact]
    public void The_office_is_asked_where_to_and_again_when_it_names_nothing_known()
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("退回 不属本单位职责");
        Assert.Contains(town.Number, town[Office].Say($"分派 {town.Number}"), StringComparison.Ordinal);
        Assert.Contains(town.Number, town[Office].Say("给街道吧"), StringComparison.Ordinal);
        Assert.Equal(ReportState.Returned, town.Case.State);
        town[Office].Say("市环保局");
        Assert.Equal("huanbaoju", town.Case.Bureau);
    }

    [Fact]
    public void Only_the_office_sends_cases_on_and_not_to_where_they_are()
    {
        var town = CaseTown.WithCase();
        town[Officer].Say($"分派 {town.Number} 市环保局");
        Assert.Equal("gonganju", town.Case.Bureau);
        Assert.Contains("市公安局", town[Office].Say($"分派 {town.Number} 消防安全"), StringComparison.Ordinal);
        Assert.Single(town.Events);
    }

    [Fact]
    public void A_second_tap_says_what_already_happened_with_name_and_time()
    {
        var town = CaseTown.WithCase();
        town[Colleague].Say("接收");
        var caption = town[Officer].Tap("接收");
        Assert.Contains("马超", caption, StringComparison.Ordinal);
        Assert.Contains("10:0", caption, StringComparison.Ordinal);
        var told = ReplyText.Of(town[Officer].Newest);
        Assert.Contains("马超", told, StringComparison.Ordinal);
        Assert.Contains(town.Number, told, StringComparison.Ordinal);
        town[Colleague].Say("办结 清走了");
        Assert.Contains("已办结 马超", town[Officer].Tap(town[Officer].Inbox[0], "接收"), StringComparison.Ordinal);
        Assert.Contains("马超", ReplyText.Of(town[Officer].Newest), StringComparison.Ordinal);
        Assert.Equal(2, town.Events.Count(step => step.Actor == "officer"));
    }

    [Fact]
    public void An_old_card_of_a_case_that_was_withdrawn_sent_on_or_reopened_says_so()
    {
        var town = CaseTown.WithCase();
        var card = town[Officer].Newest;
        town[Officer].Say($"退回 {town.Number} 应该归市环保局");
        Assert.DoesNotContain("  ", town[Officer].Tap(card, "接收"), StringComparison.Ordinal);
        Assert.Equal("huanbaoju", town.Case.Bureau);
        town[OtherOfficer].Say("办结 查过了");
        town[Reporter].Say("重开");
        Assert.Contains("重新打开", town[OtherOfficer].Tap(town[OtherOfficer].Inbox[0], "退回") + ReplyText.Of(town[OtherOfficer].Newest) + town[Officer].Tap(card, "接收"), StringComparison.Ordinal);

        var other = CaseTown.WithCase();
        other[Reporter].Say($"撤回 {other.Number}");
        Assert.Contains("撤回", other[Officer].Tap("接收"), StringComparison.Ordinal);
        Assert.Equal(ReportState.Withdrawn, other.Case.State);
        Assert.Contains("撤回", ReplyText.Of(other[Officer].Newest), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_whose_case_somebody_else_settled_asks_nothing_any_more()
    {
        var town = CaseTown.WithCase();
        town[Officer].Tap("办结");
        town[Officer].Photo();
        town[Colleague].Say("办结 物业清走了");
        Assert.Contains("马超", town[Officer].Say("搬走了"), StringComparison.Ordinal);
        Assert.Empty(town.Attachments);
        Assert.Equal("物业清走了", town.Case.Case.Result);
        Assert.DoesNotContain("马超", town[Officer].Say("人民路8号楼道堆满杂物"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_an_unknown_number_touches_no_other_case()
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("办结");
        Assert.Contains("ZZ99", town[Officer].Say("接收 ZZ99"), StringComparison.Ordinal);
        Assert.Contains("ZZ99", town[Officer].Say("办结 zz99 清走了"), StringComparison.Ordinal);
        Assert.Equal(ReportState.Filed, town.Case.State);
    }

    [Fact]
    public void An_officer_of_another_bureau_and_a_stranger_move_nothing()
    {
        var town = CaseTown.WithCase();
        Assert.Contains(town.Number, town[OtherOfficer].Say($"接收 {town.Number}"), StringComparison.Ordinal);
        foreach (var words in (string[])[$"接收 {town.Number}", $"办结 {town.Number} 清走了", $"退回 {town.Number} 不属本单位", $"问 {town.Number} 几楼", $"分派 {town.Number} 市环保局", "待办"])
        {
            town["stranger"].Say(words);
            town[Reporter].Say(words);
        }

        town["stranger"].Tap(town[Officer].Inbox[0], "接收");
        Assert.Equal((ReportState.Filed, 1), (town.Case.State, town.Events.Count));
        Assert.Empty(town.Captions);
        Assert.DoesNotContain("孙伟", town.Heard("stranger"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_of_what_waits_begins_with_what_presses_and_names_no_activity()
    {
        var town = new CaseTown();
        foreach (var (user, told) in ((string, string)[])[("li", "和平路12号3单元楼道堆满纸箱"), ("wang", "人民路8号楼道堆满杂物"), ("zhao", "解放路5号楼着火了,有浓烟")])
        {
            town[user].Say(told);
            town[user].Say("提交");
        }

        town["qian"].Say("今天上午在中山小区做消防宣传,来了30人");
        town["qian"].Say("提交");
        Assert.Contains(town.Reports, report => report.State == ReportState.Recorded);
        town.Clock.Advance(TimeSpan.FromDays(7));
        town["sun"].Say("长江路3号楼道堆满纸箱");
        town["sun"].Say("提交");
        var list = town[Officer].Say("待办");
        var lines = list.Split('\n').Where(line => line.Contains("WG2026", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, lines.Count);
        Assert.Contains("解放路5号", lines[0], StringComparison.Ordinal);
        Assert.Contains("超期", lines[1], StringComparison.Ordinal);
        Assert.Contains("长江路3号", lines[3], StringComparison.Ordinal);
        Assert.DoesNotContain("超期", lines[3], StringComparison.Ordinal);
        Assert.DoesNotContain("宣传", list, StringComparison.Ordinal);
        Assert.DoesNotContain(town[OtherOfficer].Say("待办").Split('\n'), line => line.Contains("WG2026", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_sent_back_waits_in_the_offices_list_and_no_longer_in_the_bureaus()
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("退回 不属本单位职责");
        Assert.Contains(town.Number, town[Office].Say("待办"), StringComparison.Ordinal);
        Assert.DoesNotContain(town.Number, town[Officer].Say("待办"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_officer_who_takes_a_report_of_their_own_answers_whichever_was_asked_last()
    {
        var town = CaseTown.WithCase();
        var number = town.Number;
        var asked = town[Officer].Say("楼下井盖没了");
        Assert.NotNull(town[Officer].Session.Draft);
        town[Officer].Tap("办结");
        Assert.Contains(number, town[Officer].Say("纸箱清走了"), StringComparison.Ordinal);
        Assert.Equal(ReportState.Done, town.Case.State);
        Assert.NotNull(town[Officer].Session.Draft);
        town[Officer].Say("人民路8号门口");
        Assert.Contains("人民路8号", town[Officer].Session.Draft!.Find("place")!.Shown, StringComparison.Ordinal);
        Assert.NotEmpty(asked);
    }

    [Fact]
    public void A_report_of_the_officers_own_is_not_taken_for_the_result_that_is_waited_for()
    {
        var town = CaseTown.WithCase();
        town[Officer].Tap("办结");
        town[Officer].Say("中山路66号门口井盖没了,有个大坑");
        Assert.Equal(ReportState.Filed, town.Case.State);
        Assert.NotNull(town[Officer].Session.Draft);
        town[Officer].Say("提交");
        Assert.Equal(2, town.Reports.Count);
    }

    [Theory]
    [InlineData("处置建筑垃圾的车在中山路66号漏油")]
    [InlineData("接收站门口的井盖没了")]
    [InlineData("办完事出来看到中山路66号井盖没了,有个大坑")]
    public void A_sentence_that_opens_like_a_step_is_none(string words)
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("接收");
        town[Officer].Say(words);
        Assert.Equal(ReportState.Accepted, town.Case.State);
    }

    [Fact]
    public void Options_of_something_begun_since_are_not_taken_for_the_words_of_a_case()
    {
        var town = CaseTown.WithCase();
        town[Officer].Tap("办结");
        town[Officer].Say("菜单");
        town[Officer].Say("1");
        Assert.Equal(ReportState.Filed, town.Case.State);
    }

    [Fact]
    public void Refused_words_of_an_officer_leave_no_trace_and_the_photos_before_and_after_go_with_them()
    {
        const string refused = "17号楼阿不都一家是维吾尔族,天天在家念经,你们盯着点";
        foreach (var step in (string[])["办结", "退回", "问报告人"])
        {
            var town = CaseTown.WithCase();
            town[Officer].Say(step);
            town[Officer].Photo();
            var answer = town[Officer].Say(refused);
            Assert.DoesNotContain("阿不都", answer, StringComparison.Ordinal);
            town[Officer].Photo();
            town[Officer].Say($"{step} {town.Number} {refused}");
            Assert.Equal((ReportState.Filed, 1), (town.Case.State, town.Events.Count));
            Assert.Empty(town.Attachments);
            foreach (var user in (string[])[Reporter, Officer, Colleague, Office])
            {
                Assert.DoesNotContain("阿不都", town.Heard(user) + town[user].State, StringComparison.Ordinal);
            }

            Assert.DoesNotContain("阿不都", town.Told("gonganju") + town.Told("zongzhiban"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_an_officer_writes_is_masked_before_anybody_reads_it()
    {
        var town = CaseTown.WithCase();
        town[Officer].Say("办结 已联系13912345678清走");
        Assert.DoesNotContain("13912345678", town.Case.Case.Result + town.Heard(Reporter) + town.Told("gonganju") + town.Events[^1].Note, StringComparison.Ordinal);
        Assert.Equal(ReportState.Done, town.Case.State);
    }
}
