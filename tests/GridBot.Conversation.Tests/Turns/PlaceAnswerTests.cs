// A name told here and a building told there are one place.
using GridBot.Conversation.Sessions;

namespace GridBot.Conversation.Tests.Turns;

public sealed class PlaceAnswerTests
{
    [Fact]
    public void A_building_without_a_name_asks_once_for_the_name_and_joins_it()
    {
        var chat = States.At("place");
        Assert.Contains("哪个小区", chat.Say("3号楼2单元"), StringComparison.Ordinal);
        Assert.Equal("place", chat.Session.Open.Slot);
        chat.Say("锦绣小区");
        Assert.Equal("锦绣小区3号楼2单元", chat.Shown("place"));
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Theory]
    [InlineData("不知道")]
    [InlineData("跳过")]
    [InlineData("3号楼2单元")]
    public void The_name_is_asked_once_only(string answer)
    {
        var chat = States.At("place");
        chat.Say("3号楼2单元");
        chat.Say(answer);
        Assert.Equal("3号楼2单元", chat.Shown("place"));
        Assert.Equal(QuestionKind.Summary, chat.Session.Open.Kind);
    }

    [Fact]
    public void The_building_after_the_name_completes_the_place()
    {
        var chat = States.At("place");
        chat.Say("锦绣小区");
        chat.Say("3号楼2单元");
        Assert.Equal("锦绣小区3号楼2单元", chat.Shown("place"));
    }

    [Fact]
    public void The_name_told_at_the_summary_completes_a_building_too()
    {
        var chat = States.At("place");
        chat.Say("3号楼2单元");
        chat.Say("不知道");
        chat.Say("锦绣小区");
        Assert.Equal("锦绣小区3号楼2单元", chat.Shown("place"));
    }

    [Fact]
    public void A_building_in_the_story_completes_the_name_that_is_asked_for()
    {
        var chat = new Chat();
        chat.Say("3号楼2单元楼道堆满纸箱");
        chat.Say("锦绣小区");
        Assert.Equal("锦绣小区3号楼2单元", chat.Shown("place"));
    }

    [Fact]
    public void An_amount_in_the_story_is_no_part_of_the_place()
    {
        var chat = new Chat();
        chat.Say("楼道堆了3排纸箱,有2米高");
        chat.Say("锦绣小区");
        Assert.Equal("锦绣小区", chat.Shown("place"));
    }

    [Fact]
    public void The_building_at_another_question_completes_the_place()
    {
        var chat = new Chat();
        chat.Say("锦绣小区电梯坏了");
        Assert.Equal("trapped", chat.Session.Open.Slot);
        chat.Say("3号楼2单元");
        Assert.Equal("锦绣小区3号楼2单元", chat.Shown("place"));
        Assert.Equal("trapped", chat.Session.Open.Slot);
    }

    [Fact]
    public void A_location_names_the_place_of_a_building()
    {
        var chat = States.At("place");
        chat.Say("3号楼2单元");
        chat.Locate("锦绣小区");
        Assert.Equal("锦绣小区3号楼2单元", chat.Shown("place"));
        Assert.NotNull(chat.Draft!.Find("place")!.Point);
    }

    [Theory]
    [InlineData("👍")]
    [InlineData("99")]
    [InlineData("[微笑]")]
    public void A_picture_or_a_bare_number_is_no_place(string text)
    {
        var chat = States.At("place");
        chat.Say(text);
        Assert.Null(chat.Shown("place"));
    }
}
