// When what is written now goes out: urgent at once, other things with others and after the night.
using GridBot.Cases;
using GridBot.Conversation.Turns;
using Xunit;

namespace GridBot.Tests.Service;

public sealed class DueTimesTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly DialogLibrary Library = new(RunningBot.Dialogs, new Uri("https://grid.example/"));
    private static readonly DueTimes Quiet = new(Window, keepsQuiet: true, Library);
    private static readonly DateTimeOffset Noon = CaseStage.At("2026-11-23 12:00");
    private static readonly DateTimeOffset Night = CaseStage.At("2026-11-23 23:00");
    private static readonly DateTimeOffset Morning = CaseStage.At("2026-11-24 08:00");

    [Fact]
    public void Urgent_notices_wait_for_nothing()
    {
        Assert.Equal(Night, Quiet.ForGroup(urgent: true, gathers: true, Night));
        Assert.Equal(Noon, Quiet.ForGroup(urgent: true, gathers: false, Noon));
    }

    [Fact]
    public void Others_wait_for_more_by_day_and_for_the_morning_at_night()
    {
        Assert.Equal(Noon + Window, Quiet.ForGroup(urgent: false, gathers: true, Noon));
        Assert.Equal(Noon, Quiet.ForGroup(urgent: false, gathers: false, Noon));
        Assert.Equal(Morning, Quiet.ForGroup(urgent: false, gathers: true, Night));
        Assert.Equal(Morning, Quiet.ForGroup(urgent: false, gathers: false, Night));
    }

    [Fact]
    public void What_would_go_out_after_the_quiet_hours_have_begun_waits_and_what_is_said_before_their_end_keeps_its_place()
    {
        Assert.Equal(Morning, Quiet.ForGroup(urgent: false, gathers: true, CaseStage.At("2026-11-23 21:00") - (Window / 2)));
        // An update written just before the morning is due after the notices that waited for it.
        Assert.True(Quiet.ForGroup(urgent: false, gathers: true, Morning - (Window / 2)) > Morning);
    }

    [Fact]
    public void News_for_people_wait_too_unless_they_must_not()
    {
        Assert.Equal(Morning, Quiet.ForPerson(atOnce: false, Night));
        Assert.Equal(Night, Quiet.ForPerson(atOnce: true, Night));
        Assert.Equal(Noon, Quiet.ForPerson(atOnce: false, Noon));
    }

    [Fact]
    public void Where_quiet_hours_are_not_kept_the_night_is_as_the_day()
    {
        var loud = new DueTimes(Window, keepsQuiet: false, Library);
        Assert.Equal(Night + Window, loud.ForGroup(urgent: false, gathers: true, Night));
        Assert.Equal(Night, loud.ForPerson(atOnce: false, Night));
    }
}
