// Corrections after sending: the report is amended and its notice, never repeated.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Tests.Turns;

public sealed class AmendmentTests
{
    [Theory]
    [InlineData("地点改成人民路21号", "人民路21号")]
    [InlineData("刚才地点说错了,是人民路21号", "人民路21号")]
    [InlineData("把地点改成人民路21号", "人民路21号")]
    [InlineData("说错了,是人民路21号", "人民路21号")]
    [InlineData("地点是人民路21号", "人民路21号")]
    [InlineData("不对,是14号", "和平路14号3单元")]
    public void A_place_is_corrected_after_filing(string text, string place)
    {
        var chat = States.At("filed");
        var number = chat.Reports[0].Number.Text;
        chat.Say(text);
        var report = Assert.Single(chat.Reports);
        Assert.Equal((place, number, ReportState.Filed), (report.Place.Text, report.Number.Text, report.State));
        Assert.Contains($"和平路12号3单元 → {place}", chat.Read, StringComparison.Ordinal);
        Assert.Contains(number, chat.Read, StringComparison.Ordinal);
        Assert.Null(chat.Draft);
        Assert.Equal(QuestionKind.None, chat.Session.Open.Kind);
        var update = chat.Notices[1];
        Assert.Equal(2, chat.Notices.Count);
        Assert.Contains($"和平路12号3单元 → {place}", update.Markdown, StringComparison.Ordinal);
        Assert.Contains(number, update.Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("纸箱", update.Markdown, StringComparison.Ordinal);
        Assert.Contains(chat.Last.Effects, effect => effect is Effect.AmendReport { Step: { Reason: "amended", State: ReportState.Filed } });
    }

    [Fact]
    public void A_report_that_is_withdrawn_before_its_notice_went_out_tells_nobody()
    {
        var chat = new Chat();
        chat.Say("和平路12号3单元楼道堆满纸箱");
        chat.Say("提交");
        Assert.Single(chat.Notices);
        Assert.Contains("已撤回", chat.Say($"撤回 {chat.Reports[0].Number.Text}"), StringComparison.Ordinal);
        Assert.Empty(chat.Notices);
        Assert.Equal(ReportState.Withdrawn, chat.Reports[0].State);
    }

    [Fact]
    public void Officers_get_a_new_card_when_the_place_is_another_and_none_when_only_words_are_added()
    {
        var chat = States.At("filed");
        chat.Say("补充一下,楼上还有一堆");
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.SendCards or Effect.SettleCards);
        chat.Say("地点改成人民路21号");
        Assert.Single(chat.Last.Effects, effect => effect is Effect.SettleCards);
        var card = Assert.Single(chat.Last.Effects.OfType<Effect.SendCards>());
        Assert.Contains(card.Card.Facts, fact => fact.Value.Contains("人民路21号", StringComparison.Ordinal));
        Assert.True(chat.Last.Effects.ToList().FindIndex(effect => effect is Effect.SettleCards) < chat.Last.Effects.ToList().FindIndex(effect => effect is Effect.SendCards), "old cards close before new ones are written");
    }

    [Fact]
    public void An_update_is_fit_for_a_digest()
    {
        var chat = States.At("filed");
        chat.Say("地点改成人民路21号");
        var line = chat.Notices[1].Line!;
        Assert.DoesNotContain('\n', line);
        Assert.Contains(chat.Reports[0].Number.Text, line, StringComparison.Ordinal);
        Assert.Contains("人民路21号", line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_is_corrected_in_one_breath_or_asked_for()
    {
        var chat = States.At("filed");
        chat.Say("时间是昨晚8点");
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 20, 0, 0, TimeSpan.FromHours(8)), chat.Reports[0].OccurredAt);
        chat.Say("改时间");
        Assert.Equal(new OpenQuestion(QuestionKind.ChangeSlot, "time"), chat.Session.Open);
        chat.Say("今天上午9点");
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(8)), chat.Reports[0].OccurredAt);
        Assert.Null(chat.Draft);
    }

    [Theory]
    [InlineData("修改")]
    [InlineData("说错了")]
    [InlineData("改{0}")]
    [InlineData("修改 {0}")]
    public void Who_only_says_that_something_is_wrong_is_asked_what(string text)
    {
        var chat = States.At("filed");
        chat.Say(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, chat.Reports[0].Number.Text));
        Assert.Equal(QuestionKind.WhichChange, chat.Session.Open.Kind);
        chat.Say("地点");
        chat.Say("人民路21号");
        Assert.Equal("人民路21号", Assert.Single(chat.Reports).Place.Text);
    }

    [Fact]
    public void Any_own_report_is_amended_by_its_number_even_in_the_middle_of_another()
    {
        var chat = States.At("filed");
        var first = chat.Reports[0].Number.Text;
        chat.Say("解放路8号井盖没了");
        chat.Say("提交");
        chat.Say("暖气一点不热,屋里才15度");
        chat.Say($"{first} 地点改成人民路21号");
        Assert.Equal(["解放路8号", "人民路21号"], chat.Reports.Select(report => report.Place.Text));
        Assert.Equal(24, chat.Draft!.Matter);
        Assert.Equal("place", chat.Session.Open.Slot);
        Assert.Null(chat.Draft.Filed);
        chat.Say("锦绣小区");
        chat.Say("提交");
        Assert.Equal(3, chat.Reports.Count);
    }

    [Fact]
    public void Nobody_amends_what_is_not_their_own()
    {
        var chat = States.At("filed");
        chat.Say("WG20261122-0000 地点改成人民路21号");
        Assert.Equal("和平路12号3单元", chat.Reports[0].Place.Text);
        Assert.Single(chat.Notices);
        Assert.Null(chat.Draft);
    }

    [Fact]
    public void What_is_added_goes_to_the_report_and_out_as_an_update()
    {
        var chat = States.At("filed");
        chat.Say("补充:4单元也堵着");
        Assert.Equal("和平路12号3单元楼道堆满纸箱\n4单元也堵着", chat.Reports[0].Text);
        Assert.Equal("和平路12号3单元", chat.Reports[0].Place.Text);
        Assert.Contains("4单元也堵着", chat.Notices[1].Markdown, StringComparison.Ordinal);
        Assert.False(chat.Notices[1].Urgent);
        Assert.True(chat.Notices[1].Gathers);
    }

    [Theory]
    [InlineData("补充一下,还有人受伤")]
    [InlineData("还有人受伤了")]
    [InlineData("有人受伤了")]
    public void A_danger_told_after_filing_makes_it_urgent_at_once(string text)
    {
        var chat = States.At("filed");
        chat.Say(text);
        Assert.Contains("120", chat.Read.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(Urgency.Urgent, Assert.Single(chat.Reports).Urgency);
        Assert.True(chat.Notices[1].Urgent);
        Assert.False(chat.Notices[1].Gathers);
        Assert.Contains("紧急", chat.Notices[1].Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Quick_corrections_are_one_update_from_the_first_value_to_the_last()
    {
        var chat = States.At("filed");
        chat.Say("地点改成人民路21号");
        chat.Say("地点改成人民路23号");
        Assert.Equal(2, chat.Notices.Count);
        Assert.Contains("和平路12号3单元 → 人民路23号", chat.Notices[1].Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("21号", chat.Notices[1].Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_taken_back_at_once_tells_nobody()
    {
        var chat = States.At("filed");
        chat.Say("地点改成人民路21号");
        chat.Say("地点改成和平路12号3单元");
        Assert.Single(chat.Notices);
    }

    [Fact]
    public void What_was_sent_is_not_sent_again_with_the_next_update()
    {
        var chat = States.At("filed");
        chat.Say("地点改成人民路21号");
        chat.Clock.Advance(TimeSpan.FromMinutes(1));
        chat.Say("时间是昨晚8点");
        Assert.Equal(3, chat.Notices.Count);
        Assert.DoesNotContain("→ 人民路21号", chat.Notices[2].Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_is_corrected_and_wakes_nobody()
    {
        var chat = new Chat();
        chat.Say("今天下午在文化广场搞了禁毒宣传,发了200份册子");
        chat.Say("提交");
        chat.Say("地点改成人民广场");
        Assert.Equal("人民广场", chat.Reports[0].Place.Text);
        Assert.Empty(chat.Notices);
    }

    [Fact]
    public void A_report_that_was_taken_up_stays_and_the_words_are_passed_on()
    {
        var chat = States.At("filed");
        chat.Move(chat.Reports[0], ReportState.Accepted);
        chat.Say("地点改成人民路21号");
        Assert.Equal("和平路12号3单元", chat.Reports[0].Place.Text);
        Assert.Contains("接手", chat.Read, StringComparison.Ordinal);
        Assert.Contains("人民路21号", chat.Notices[1].Markdown, StringComparison.Ordinal);
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.AmendReport);
    }

    [Fact]
    public void A_withdrawn_report_is_not_amended()
    {
        var chat = States.At("filed");
        chat.Say($"撤回{chat.Reports[0].Number.Text}");
        chat.Say("地点改成人民路21号");
        Assert.Equal("和平路12号3单元", chat.Reports[0].Place.Text);
        Assert.Equal(2, chat.Notices.Count);
        Assert.Contains("撤回", chat.Read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("解放路8号井盖没了")]
    [InlineData("地点是解放路8号,井盖没了")]
    [InlineData("另外,解放路8号井盖没了")]
    [InlineData("锦绣小区停水两天了没人管")]
    [InlineData("还有锦绣小区3号楼路灯不亮")]
    public void A_new_story_after_filing_is_a_new_report(string text)
    {
        var chat = States.At("filed");
        chat.Say(text);
        Assert.NotNull(chat.Draft);
        Assert.Null(chat.Draft.Filed);
        Assert.Equal("和平路12号3单元楼道堆满纸箱", Assert.Single(chat.Reports).Text);
        Assert.Single(chat.Notices);
    }

    [Fact]
    public void A_refused_correction_changes_nothing()
    {
        var chat = States.At("filed");
        chat.Say("补充一下,住那儿的是信教的,天天上访");
        Assert.Equal("和平路12号3单元楼道堆满纸箱", chat.Reports[0].Text);
        Assert.Single(chat.Notices);
        Assert.Null(chat.Draft);
    }

    [Fact]
    public void What_is_added_is_masked_like_everything()
    {
        var chat = States.At("filed");
        chat.Say("补充:联系人电话13912345678");
        Assert.DoesNotContain("13912345678", chat.Reports[0].Text + chat.Notices[^1].Markdown, StringComparison.Ordinal);
        Assert.Contains("联系人电话", chat.Reports[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_place_again_changes_nothing()
    {
        var chat = States.At("filed");
        chat.Say("地点改成和平路12号3单元");
        Assert.Single(chat.Notices);
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.AmendReport);
        Assert.Contains(chat.Reports[0].Number.Text, chat.Read, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancel_right_after_filing_says_that_it_is_out_and_asks_whether_to_withdraw()
    {
        var chat = States.At("filed");
        chat.Say("取消");
        Assert.Equal(QuestionKind.Recall, chat.Session.Open.Kind);
        Assert.Equal(ReportState.Filed, chat.Reports[0].State);
        chat.Tap("撤回");
        Assert.Equal(ReportState.Withdrawn, chat.Reports[0].State);
        Assert.Equal(2, chat.Notices.Count);
    }
}
