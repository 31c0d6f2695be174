// Drafts over time: set aside, offered again, dropped.
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

public sealed class DraftTests
{
    [Fact]
    public void A_new_story_after_half_an_hour_sets_the_draft_aside_and_offers_it_after_filing()
    {
        var chat = States.At("place");
        chat.Photo();
        chat.Clock.Advance(RealDialogs.Set.Drafts.SetAsideAfter);
        chat.Say("和平路12号3单元楼道堆满纸箱");
        Assert.Equal(7, chat.Draft!.Matter);
        Assert.Equal(24, Assert.Single(chat.Session.Aside).Matter);
        chat.Say("提交");
        Assert.Equal(QuestionKind.Resume, chat.Session.Open.Kind);
        Assert.Contains("没报完", chat.Read, StringComparison.Ordinal);
        chat.Say("继续");
        Assert.Equal(24, chat.Draft!.Matter);
        Assert.Equal("place", chat.Session.Open.Slot);
        chat.Say("锦绣小区");
        chat.Say("提交");
        Assert.Equal([24, 7], chat.Reports.Select(report => report.Matter));
        Assert.Single(chat.Reports[0].Attachments);
    }

    [Fact]
    public void An_answer_after_half_an_hour_still_answers_the_question()
    {
        var chat = States.At("place");
        chat.Clock.Advance(TimeSpan.FromHours(3));
        chat.Say("锦绣小区");
        Assert.Equal("锦绣小区", chat.Shown("place"));
        Assert.Empty(chat.Session.Aside);
    }

    [Theory]
    [InlineData("没有")]
    [InlineData("没")]
    [InlineData("跳过")]
    public void A_short_answer_after_half_an_hour_is_no_new_story(string answer)
    {
        var chat = States.At("yes-no");
        var asked = chat.Session.Open.Slot;
        chat.Clock.Advance(TimeSpan.FromHours(3));
        chat.Say(answer);
        Assert.Empty(chat.Session.Aside);
        Assert.Equal(24, chat.Draft!.Matter);
        Assert.True(answer == "跳过" || chat.Draft.Find(asked) is not null);
    }

    [Fact]
    public void A_report_is_sent_with_one_word_after_half_an_hour()
    {
        var chat = States.At("summary");
        chat.Clock.Advance(TimeSpan.FromHours(3));
        chat.Say("提交");
        Assert.Single(chat.Reports);
        Assert.Empty(chat.Session.Aside);
    }

    [Fact]
    public void A_second_story_at_once_belongs_to_the_open_draft()
    {
        var chat = States.At("place");
        chat.Say("锦绣小区5号楼,暖气片还漏水");
        Assert.Empty(chat.Session.Aside);
        Assert.Equal("锦绣小区5号楼", chat.Shown("place"));
    }

    [Fact]
    public void A_draft_offered_again_can_be_thrown_away_with_its_photos()
    {
        var chat = States.At("summary");
        chat.Photo();
        chat.Clock.Advance(TimeSpan.FromHours(2));
        chat.Say("你好");
        chat.Say("不要了");
        Assert.Null(chat.Draft);
        Assert.Empty(chat.Session.Aside);
        Assert.Contains(chat.Last.Effects, effect => effect is Effect.DropAttachments { Ids.Count: 1 });
    }

    [Fact]
    public void A_draft_is_dropped_with_its_photos_after_seven_days()
    {
        var chat = States.At("summary");
        chat.Photo();
        chat.Clock.Advance(RealDialogs.Set.Drafts.ExpireAfter);
        chat.Say("提交");
        Assert.Empty(chat.Reports);
        Assert.Null(chat.Draft);
        Assert.Contains(chat.Last.Effects, effect => effect is Effect.DropAttachments { Ids.Count: 1 });
    }

    [Fact]
    public void A_draft_of_six_days_still_stands()
    {
        var chat = States.At("summary");
        chat.Clock.Advance(RealDialogs.Set.Drafts.ExpireAfter - TimeSpan.FromDays(1));
        chat.Say("提交");
        Assert.Single(chat.Reports);
    }

    [Fact]
    public void A_draft_set_aside_is_dropped_after_seven_days_too()
    {
        var chat = States.At("resume");
        Assert.Single(chat.Session.Aside);
        chat.Clock.Advance(RealDialogs.Set.Drafts.ExpireAfter);
        chat.Say("菜单");
        Assert.Empty(chat.Session.Aside);
    }

    [Fact]
    public void Cancel_drops_the_photos_of_the_draft_when_it_can_no_longer_be_brought_back()
    {
        var chat = States.At("summary");
        chat.Photo();
        chat.Say("取消");
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.DropAttachments);
        chat.Clock.Advance(RealDialogs.Set.Drafts.UndoFor);
        chat.Say("帮助");
        Assert.Contains(chat.Last.Effects, effect => effect is Effect.DropAttachments { Ids.Count: 1 });
        Assert.Null(chat.Session.Cancelled);
    }

    [Fact]
    public void Somebody_who_opens_the_chat_in_mid_draft_is_not_talked_to()
    {
        var chat = States.At("summary");
        chat.Send(new Activity { Kind = ActivityKind.Entered });
        Assert.Null(chat.Last.Reply);
        Assert.NotNull(chat.Draft);
    }

    [Theory]
    [InlineData(Role.Worker)]
    [InlineData(Role.Resident)]
    public void A_newcomer_is_welcomed_once(Role role)
    {
        var chat = new Chat(role);
        Assert.NotEqual("", chat.Send(new Activity { Kind = ActivityKind.Entered }));
        Assert.Equal("", chat.Send(new Activity { Kind = ActivityKind.Entered }));
    }

    [Fact]
    public void The_first_contact_line_is_said_once_and_only_to_residents()
    {
        var resident = new Chat(Role.Resident);
        Assert.StartsWith("先说明一下", resident.Say("锦绣小区停水两天了没人管"), StringComparison.Ordinal);
        resident.Say("提交");
        Assert.DoesNotContain("先说明一下", resident.Say("解放路8号井盖没了"), StringComparison.Ordinal);
        Assert.DoesNotContain("先说明一下", new Chat().Say("锦绣小区停水两天了没人管"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_has_their_data_deleted_leaves_nothing_behind()
    {
        var chat = States.At("forget");
        chat.Photo();
        chat.Say("删除我的数据");
        chat.Say("1");
        Assert.Equal(SessionJson.Write(Session.New), SessionJson.Write(chat.Session));
        Assert.Contains(chat.Last.Effects, effect => effect is Effect.ForgetPerson);
        Assert.Contains(chat.Last.Effects, effect => effect is Effect.DropAttachments);
    }

    [Fact]
    public void Whoever_keeps_their_data_goes_on_with_the_draft()
    {
        var chat = States.At("forget");
        chat.Say("2");
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.ForgetPerson);
        Assert.NotNull(chat.Draft);
        chat.Say("提交");
        Assert.Single(chat.Reports);
    }
}
