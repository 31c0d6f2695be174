// Photos and places that come after filing.
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Tests.Turns;

public sealed class LooseTests
{
    [Fact]
    public void A_photo_right_after_filing_goes_to_the_report()
    {
        var chat = States.At("filed");
        chat.Photo();
        chat.Photo();
        Assert.Equal(["attachment-1", "attachment-2"], Assert.Single(chat.Reports).Attachments);
        Assert.Contains(chat.Reports[0].Number.Text, chat.Read, StringComparison.Ordinal);
        Assert.Null(chat.Draft);
        Assert.Equal(2, chat.Notices.Count);
        Assert.Contains("2张", chat.Notices[1].Markdown, StringComparison.Ordinal);
        Assert.Contains(chat.Last.Effects, effect => effect is Effect.KeepAttachment);
    }

    [Fact]
    public void A_photo_and_a_new_story_are_a_new_report()
    {
        var chat = States.At("filed");
        chat.Photo();
        chat.Say("解放路8号井盖没了");
        Assert.Empty(chat.Reports[0].Attachments);
        Assert.Equal(["attachment-1"], chat.Draft!.Attachments);
        Assert.Null(chat.Draft.Filed);
        Assert.Single(chat.Notices);
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.DropAttachments);
        chat.Say("提交");
        Assert.Equal(["attachment-1"], chat.Reports[0].Attachments);
        Assert.Equal("和平路12号3单元", chat.Reports[1].Place.Text);
    }

    [Fact]
    public void A_photo_long_after_filing_begins_a_new_report()
    {
        var chat = States.At("filed");
        chat.Clock.Advance(TimeSpan.FromMinutes(10));
        chat.Photo();
        Assert.Empty(chat.Reports[0].Attachments);
        Assert.Single(chat.Draft!.Attachments);
    }

    [Fact]
    public void A_story_long_after_the_photo_leaves_it_where_it_is()
    {
        var chat = States.At("filed");
        chat.Photo();
        chat.Clock.Advance(TimeSpan.FromMinutes(2));
        chat.Say("解放路8号井盖没了");
        Assert.Single(chat.Reports[0].Attachments);
        Assert.Empty(chat.Draft!.Attachments);
    }

    [Fact]
    public void A_location_after_filing_makes_the_place_exact()
    {
        var chat = States.At("filed");
        chat.Locate();
        var place = Assert.Single(chat.Reports).Place;
        Assert.Equal("和平路12号3单元", place.Text);
        Assert.NotNull(place.Point);
        Assert.Null(chat.Draft);
        Assert.Contains("38.9140", chat.Notices[1].Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_location_and_a_new_story_are_a_new_report()
    {
        var chat = States.At("filed");
        chat.Locate();
        chat.Say("井盖没了,掉进去就完了");
        Assert.Null(chat.Reports[0].Place.Point);
        Assert.NotNull(chat.Draft!.Find("place")!.Point);
        Assert.Single(chat.Notices);
    }

    [Fact]
    public void A_photo_during_the_questions_after_an_urgent_report_goes_to_the_report()
    {
        var chat = States.At("follow-up");
        chat.Photo();
        Assert.Single(Assert.Single(chat.Reports).Attachments);
        chat.Say("取消");
        Assert.DoesNotContain(chat.Last.Effects, effect => effect is Effect.DropAttachments);
    }
}
