// Corrections at any time, in one's own words.
using FsCheck.Xunit;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

public sealed class CorrectionTests
{
    [Theory]
    [InlineData("不对,是14号", "和平路14号3单元")]
    [InlineData("是2单元", "和平路12号2单元")]
    [InlineData("地点改成人民路21号", "人民路21号")]
    [InlineData("地点改为人民路21号", "人民路21号")]
    [InlineData("地点:人民路21号", "人民路21号")]
    [InlineData("地点应该是人民路21号", "人民路21号")]
    [InlineData("刚才地点说错了,是人民路21号", "人民路21号")]
    [InlineData("地址错了 应该是人民路21号", "人民路21号")]
    [InlineData("地址写错了,人民路21号", "人民路21号")]
    [InlineData("把地点改成人民路21号", "人民路21号")]
    [InlineData("地点换成人民路21号", "人民路21号")]
    [InlineData("改一下地址,是人民路21号", "人民路21号")]
    [InlineData("不对,应该是人民路21号", "人民路21号")]
    [InlineData("说错了 是人民路21号", "人民路21号")]
    [InlineData("打错字了,是锦绣小区", "锦绣小区")]
    [InlineData("不是和平路,是和平街12号", "和平街12号")]
    [InlineData("不是和平路,是和平街", "和平街")]
    [InlineData("是和平街不是和平路", "和平街")]
    [InlineData("是14号不是12号", "和平路14号3单元")]
    [InlineData("不是12号,是14号", "和平路14号3单元")]
    [InlineData("说错了,二单元", "和平路12号二单元")]
    [InlineData("地点不对,是14号", "和平路14号3单元")]
    [InlineData("抱歉,刚才说错了,是14号", "和平路14号3单元")]
    public void A_place_is_corrected_in_passing_and_shown_before_and_after(string text, string place)
    {
        var chat = States.At("summary");
        chat.Say(text);
        Assert.Equal(place, chat.Shown("place"));
        Assert.Contains($"和平路12号3单元 → {place}", chat.Read, StringComparison.Ordinal);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Theory]
    [InlineData("改地点", "place")]
    [InlineData("地点不对", "place")]
    [InlineData("地点错了", "place")]
    [InlineData("改时间", "time")]
    [InlineData("改一下地点", "place")]
    [InlineData("地址说错了", "place")]
    [InlineData("时间要改", "time")]
    [InlineData("修改一下位置", "place")]
    public void A_slot_called_by_its_name_is_asked_again(string text, string slot)
    {
        var chat = States.At("summary");
        chat.Say(text);
        Assert.Equal(new OpenQuestion(QuestionKind.ChangeSlot, slot), chat.Session.Open);
    }

    [Theory]
    [InlineData("时间改成昨晚8点", "昨天晚上8点")]
    [InlineData("时间不对,是昨天下午", "昨天下午")]
    [InlineData("不是今天,是昨天下午3点", "昨天下午3点")]
    [InlineData("不对,是昨天下午", "昨天下午")]
    [InlineData("日期错了 应该是昨天上午9点", "昨天上午9点")]
    public void A_time_is_corrected_in_passing(string text, string shown)
    {
        var chat = States.At("summary");
        chat.Say(text);
        Assert.Equal(shown, chat.Shown("time"));
        Assert.Contains($"→ {shown}", chat.Read, StringComparison.Ordinal);
        Assert.Equal("和平路12号3单元", chat.Shown("place"));
    }

    [Theory]
    [InlineData("不对劲,楼道有煤气味,闻着头晕")]
    [InlineData("地点偏僻没有路灯,晚上没人敢走")]
    [InlineData("时间长了怕出事,物业也一直不管")]
    [InlineData("错了过道的门,东西都堆在消防通道口")]
    public void What_merely_begins_like_a_correction_corrects_neither_place_nor_time(string text)
    {
        var chat = States.At("summary");
        chat.Say(text);
        Assert.Equal("和平路12号3单元", chat.Shown("place"));
        Assert.Null(chat.Draft!.Find("time"));
        Assert.DoesNotContain("3单元 →", chat.Read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("不对劲,楼道有煤气味")]
    [InlineData("地点偏僻没有路灯")]
    [InlineData("不是没人管,是管不过来")]
    [InlineData("改天再来看看")]
    [InlineData("是3楼漏水不是2楼漏水吗我也说不清")]
    [InlineData("时间长了怕出事")]
    public void A_first_report_that_begins_like_a_correction_is_told_as_it_is(string text)
    {
        var chat = new Chat();
        chat.Say(text);
        Assert.DoesNotContain("→", chat.Read, StringComparison.Ordinal);
    }

    [Property(MaxTest = 500)]
    public bool No_text_is_beyond_the_reader_of_corrections(string? noise)
        => RealDialogs.Set.Corrections.Read($"不是{noise},是{noise}", RealDialogs.Set.Flows[7].Kinds[0].Slots) is null or { Value: not null };

    [Fact]
    public void A_time_that_has_not_come_is_refused()
    {
        var chat = States.At("summary");
        chat.Say("改时间");
        chat.Say("明天早上");
        Assert.Null(chat.Draft!.Find("time"));
        Assert.Equal("time", chat.Session.Open.Slot);
    }

    [Fact]
    public void Changing_the_matter_keeps_what_was_said_and_where()
    {
        var chat = States.At("summary");
        chat.Say("换个类别");
        if (chat.Session.Open.Kind == QuestionKind.Matter)
        {
            chat.Say("都不是");
        }

        chat.Say("公共服务代办");
        Assert.Equal(24, chat.Draft!.Matter);
        Assert.Equal("和平路12号3单元", chat.Shown("place"));
        Assert.Equal(["和平路12号3单元楼道堆满纸箱"], chat.Draft.Said);
    }

    [Fact]
    public void A_card_of_an_answered_question_changes_nothing()
    {
        var chat = States.At("summary");
        var old = chat.QuestionId;
        chat.Say("不对,是14号");
        var before = chat.Draft!.Values;
        chat.Send(new Activity { Kind = ActivityKind.Tap, QuestionId = old, OptionId = "submit" });
        Assert.Empty(chat.Reports);
        Assert.Equal(before, chat.Draft!.Values);
        Assert.NotNull(chat.Last.CardCaption);
        Assert.Contains("已经答过", chat.Read, StringComparison.Ordinal);
        chat.Tap("提交");
        Assert.Single(chat.Reports);
    }

    [Fact]
    public void A_tap_with_an_option_that_does_not_exist_changes_nothing()
    {
        var chat = States.At("summary");
        chat.Send(new Activity { Kind = ActivityKind.Tap, QuestionId = chat.QuestionId, OptionId = "nothing" });
        Assert.Empty(chat.Reports);
        Assert.NotNull(chat.Draft);
    }

    [Fact]
    public void The_same_tap_twice_files_one_report()
    {
        var chat = States.At("summary");
        var tap = new Activity { Kind = ActivityKind.Tap, QuestionId = chat.QuestionId, OptionId = "submit" };
        chat.Send(tap);
        chat.Send(tap);
        Assert.Single(chat.Reports);
    }

    [Fact]
    public void An_answer_that_is_not_understood_twice_shows_the_ways_out()
    {
        var chat = States.At("yes-no");
        chat.Say("嘿");
        Assert.DoesNotContain("取消", chat.Read, StringComparison.Ordinal);
        chat.Say("嘿");
        Assert.Contains("取消", chat.Read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("不知道")]
    [InlineData("不清楚")]
    [InlineData("不知道有没有人困着")]
    [InlineData("没看清有没有人困在里面")]
    public void Who_does_not_know_has_not_denied_and_is_not_asked_for_ever(string text)
    {
        var chat = States.At("yes-no");
        var slot = chat.Session.Open.Slot;
        chat.Say(text);
        Assert.Equal("", chat.Draft!.Find(slot)!.Value);
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Fact]
    public void A_story_that_opens_with_the_name_of_a_slot_adds_to_the_story()
    {
        var chat = States.At("place");
        chat.Say("问题是物业一直不管,垃圾都堆到门口了");
        Assert.Equal(2, chat.Draft!.Said.Count);
        Assert.Equal("place", chat.Session.Open.Slot);
        chat.Say("情况是三天了还没有人来修");
        Assert.Equal("暖气一点不热,屋里才15度", chat.Draft!.Said[0]);
    }

    [Fact]
    public void What_a_place_answer_tells_beside_the_place_is_kept()
    {
        var chat = States.At("place");
        chat.Say("锦绣小区5号楼,暖气片还漏水");
        Assert.Equal("锦绣小区5号楼", chat.Shown("place"));
        Assert.Contains("锦绣小区5号楼,暖气片还漏水", chat.Draft!.Said);
    }
}
