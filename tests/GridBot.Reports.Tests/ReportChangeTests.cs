// Changes that wait are joined with newer ones, so that a group is told once.
namespace GridBot.Reports.Tests;

public sealed class ReportChangeTests
{
    [Fact]
    public void What_changed_twice_is_told_from_the_first_value_to_the_last()
        => Assert.Equal([Change("place", "A", "C")], ReportChange.Merge([Change("place", "A", "B")], [Change("place", "B", "C")]));

    [Fact]
    public void What_changed_back_is_not_told()
        => Assert.Equal([Change("time", "1", "2")], ReportChange.Merge([Change("place", "A", "B"), Change("time", "1", "2")], [Change("place", "B", "A")]));

    [Fact]
    public void Words_that_were_added_one_after_the_other_are_all_told()
        => Assert.Equal([Change(ReportChange.Words, "", "one\ntwo")], ReportChange.Merge([Change(ReportChange.Words, "", "one")], [Change(ReportChange.Words, "", "two")]));

    [Fact]
    public void Different_changes_stand_side_by_side()
        => Assert.Equal(["place", "time"], ReportChange.Merge([Change("place", "A", "B")], [Change("time", "1", "2")]).Select(change => change.Slot));

    private static ReportChange Change(string slot, string before, string after) => new(slot, "label", before, after);
}
