// Which numbers of a sentence fill a number slot: by the slot's unit, or by what people write instead of it.
using System.Globalization;
using GridBot.Classification;
using GridBot.Conversation.Understanding;

namespace GridBot.Conversation.Tests.Understanding;

public sealed class UnitReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 14, 5, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(22, "activity", "people", "组织30名职工参加讲座", 30)]
    [InlineData(22, "activity", "people", "38位居民参加", 38)]
    [InlineData(22, "activity", "people", "来了80多名,都说好", 80)]
    [InlineData(7, "activity", "people", "50个学生参加演练", 50)]
    [InlineData(4, "accident", "count", "一名工人被埋", 1)]
    [InlineData(22, "activity", "copies", "50个学生听课,发了60本", 60)]
    [InlineData(22, "activity", "copies", "摆了3张桌子,发了120张", 120)]
    [InlineData(22, "activity", "copies", "发了三百个环保袋", 300)]
    [InlineData(7, "activity", "copies", "走访20户,发200张单子", 200)]
    [InlineData(8, "fraud", "amount", "老人花了八千买的保健品", 8000)]
    [InlineData(8, "fraud", "amount", "花了五百块", 500)]
    public void What_stands_for_a_unit_is_read_as_the_unit(int matter, string kind, string slot, string text, double value) => Assert.Equal(value, Read(matter, kind, slot, text));

    [Theory]
    [InlineData(22, "activity", "people", "有一个居民说没听懂")]
    [InlineData(22, "activity", "people", "3个居民小区都搞了活动")]
    [InlineData(22, "activity", "people", "在3号楼给12层居民讲课")]
    [InlineData(22, "activity", "people", "获得第3名")]
    [InlineData(22, "activity", "copies", "摆了3张桌子,发了材料")]
    [InlineData(22, "activity", "copies", "3号楼12层两台电梯里放了短片")]
    [InlineData(8, "fraud", "amount", "花了300天才要回来")]
    public void What_counts_something_else_is_left(int matter, string kind, string slot, string text) => Assert.Null(Read(matter, kind, slot, text));

    private static double? Read(int matter, string kind, string slot, string text)
        => new SlotReader(RealDialogs.Set).ReadAll(NormalText.Of(text, keepCase: true), RealDialogs.Set.KindOf(matter, kind)!, Now).FirstOrDefault(value => value.Slot == slot) is { } found
            ? double.Parse(found.Value, CultureInfo.InvariantCulture)
            : null;
}
