// When a rule of urgency applies: words met, and phrases that take them back.
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Tests.Understanding;

public sealed class UrgencyRuleTests
{
    private static readonly UrgencyRule Rule = new("fire", ["着火", "冒烟"], ["没有着火", "怕着火", "容易着火", "怕…着火", "已扑灭"], "119");

    [Theory]
    [InlineData("楼里着火了", true)]
    [InlineData("没有着火", false)]
    [InlineData("着火了,怕着火", true)]
    [InlineData("怕着火,容易着火", false)]
    [InlineData("着火了,已扑灭", false)]
    [InlineData("井盖没了", false)]
    public void A_phrase_takes_back_the_word_it_overlaps_or_the_whole_rule(string text, bool applies) => Assert.Equal(applies, Rule.Applies(text));

    [Fact]
    public void A_second_phrase_over_a_word_already_taken_back_does_not_cancel_another_word()
        => Assert.True(Rule.Applies("怕电线着火,现在冒烟了"));

    [Theory]
    [InlineData("3号楼着火了", true)]
    [InlineData("着火了,无人受伤", true)]
    [InlineData("没有明火,没人受伤", false)]
    [InlineData("容易着火", false)]
    [InlineData("工地脚手架塌了压着两个人", true)]
    [InlineData("燃气打不着火", false)]
    [InlineData("热水器点不着火", false)]
    [InlineData("有人要跳桥", true)]
    [InlineData("桥上有个女的要往下跳", true)]
    [InlineData("他留了遗书", true)]
    [InlineData("有人站在窗台外面", true)]
    [InlineData("有人站在窗台擦玻璃,没系安全带", false)]
    [InlineData("出租屋里正在制毒", true)]
    [InlineData("有工人爬塔吊讨薪", true)]
    [InlineData("工人掉污水池里了还没捞上来", true)]
    [InlineData("那段路容易有人掉坑里", false)]
    [InlineData("草垛子着了", true)]
    [InlineData("厨房油锅着了,自己盖灭了", false)]
    [InlineData("车棚里电动车着了火往上窜", true)]
    [InlineData("孩子睡着了", false)]
    [InlineData("钥匙摸着了", false)]
    public void The_real_rules_tell_danger_from_fear_of_it(string text, bool urgent)
        => Assert.Equal(urgent, RealDialogs.Set.UrgencyRules.Any(rule => rule.Applies(text)));
}
