// How yes and no are read: as an answer, and as words said or denied in a text.
using FsCheck.Xunit;

namespace GridBot.Conversation.Tests.Understanding;

public sealed class YesNoReaderTests
{
    [Theory]
    [InlineData("有", true)]
    [InlineData("有一个", true)]
    [InlineData("是的", true)]
    [InlineData("嗯", true)]
    [InlineData("没错", true)]
    [InlineData("没有", false)]
    [InlineData("没有人受伤", false)]
    [InlineData("无伤亡", false)]
    [InlineData("不是", false)]
    [InlineData("还没有", false)]
    [InlineData("暂无", false)]
    [InlineData("没事", false)]
    [InlineData("都没事", false)]
    [InlineData("没啥事", false)]
    [InlineData("应该没有", false)]
    [InlineData("目前没有人受伤", false)]
    [InlineData("好像有", true)]
    [InlineData("有俩人伤了", true)]
    [InlineData("是的有", true)]
    [InlineData("好像", null)]
    [InlineData("有可能", null)]
    [InlineData("不知道", null)]
    [InlineData("不清楚啊", null)]
    [InlineData("没看清", null)]
    [InlineData("和平路12号", null)]
    [InlineData("", null)]
    public void An_answer_is_read_from_its_beginning(string text, bool? yes) => Assert.Equal(yes, RealDialogs.Set.YesNo.ReadAnswer(text));

    [Theory]
    [InlineData("没有明火", "明火", false)]
    [InlineData("未见明火", "明火", false)]
    [InlineData("暂未发现明火", "明火", false)]
    [InlineData("没有发现明火", "明火", false)]
    [InlineData("没看到明火", "明火", false)]
    [InlineData("没人受伤", "受伤", false)]
    [InlineData("无人受伤", "受伤", false)]
    [InlineData("没有人受伤", "受伤", false)]
    [InlineData("没有造成人员受伤", "受伤", false)]
    [InlineData("没人被困", "被困", false)]
    [InlineData("有明火", "明火", true)]
    [InlineData("窗户有明火,没人受伤", "明火", true)]
    [InlineData("没有明火,冒烟很大", "冒烟", true)]
    public void A_word_is_said_or_denied(string text, string word, bool said) => Assert.Equal(said, RealDialogs.Set.YesNo.ReadPresence(text, [word]));

    [Fact]
    public void A_denial_reaches_the_words_joined_to_the_denied_one()
    {
        Assert.False(RealDialogs.Set.YesNo.ReadPresence("没有明火或冒烟", ["明火", "冒烟"]));
        Assert.False(RealDialogs.Set.YesNo.ReadPresence("没有明火、冒烟", ["明火", "冒烟"]));
    }

    [Fact]
    public void Asking_whether_says_neither()
    {
        Assert.Null(RealDialogs.Set.YesNo.ReadPresence("不知道有没有人被困", ["被困"]));
        Assert.Null(RealDialogs.Set.YesNo.ReadPresence("不清楚是否有人受伤", ["受伤"]));
    }

    [Theory]
    [InlineData("无证餐馆油烟大", "油烟")]
    [InlineData("没人管的楼道堆满纸箱", "楼道")]
    [InlineData("没人管的楼道堆满纸箱", "堆满")]
    [InlineData("没人修的路灯", "路灯")]
    [InlineData("无照饭店卖假酒", "假酒")]
    [InlineData("没水的消防栓", "消防栓")]
    [InlineData("没电的电梯困人了", "困人")]
    [InlineData("没盖的井掉进去人", "掉进去")]
    [InlineData("没戴安全帽", "安全帽")]
    public void A_denial_of_something_else_does_not_reach_further_words(string text, string word) => Assert.True(RealDialogs.Set.YesNo.ReadPresence(text, [word]));

    [Fact]
    public void A_word_that_does_not_stand_there_is_neither_said_nor_denied() => Assert.Null(RealDialogs.Set.YesNo.ReadPresence("没人受伤", ["明火"]));

    [Property(MaxTest = 2000)]
    public bool Any_text_is_read_without_fault(string? noise)
    {
        var text = noise + "没有和没有或" + noise;
        RealDialogs.Set.YesNo.ReadAnswer(text);
        return RealDialogs.Set.YesNo.ReadPresence(text, [noise ?? "", "没有"]) is not null;
    }
}
