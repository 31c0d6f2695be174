// How much one person may send: never less than people do, never so much that others starve.
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GridBot.Admission;
using GridBot.Configuration;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace GridBot.Tests.Admission;

public sealed class PersonLimitTests
{
    private static readonly Person Zhang = new("wecom", "zhang");
    private static readonly Person Li = new("wecom", "li");

    private readonly FakeTimeProvider clock = new();
    private readonly LimitSettings limits = new();

    [Fact]
    public void Nine_photos_at_once_three_times_over_are_not_limited()
    {
        var limit = new PersonLimit(limits, clock);
        for (var burst = 0; burst < 3; burst++)
        {
            Assert.All(Enumerable.Range(0, 9), _ => Assert.True(limit.TryEnter(Zhang)));
            Assert.All(Enumerable.Range(0, 9), _ => limit.Leave(Zhang));
            clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void A_fast_typist_is_never_limited()
    {
        var limit = new PersonLimit(limits, clock);
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(Send(limit, Zhang));
            clock.Advance(TimeSpan.FromMilliseconds(400));
        }
    }

    [Fact]
    public void A_flood_is_refused_and_others_are_served_all_the_while()
    {
        var limit = new PersonLimit(limits, clock);
        var served = 0;
        for (var i = 0; i < 6000; i++)
        {
            served += Send(limit, Zhang) ? 1 : 0;
            if (i % 50 == 0)
            {
                Assert.True(Send(limit, Li));
            }

            clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        // A minute at 30 in 10 s; the window slides, so hardly more than that.
        Assert.InRange(served, 150, 215);
    }

    [Fact]
    public void Who_sent_too_much_is_served_again_when_the_window_is_over()
    {
        var limit = new PersonLimit(limits, clock);
        Assert.Equal(limits.PersonMessages, Enumerable.Range(0, 200).Count(_ => Send(limit, Zhang)));
        clock.Advance(limits.PersonWindow);
        Assert.False(Send(limit, Zhang));
        clock.Advance(limits.PersonWindow / 2);
        Assert.Equal(limits.PersonMessages / 2, Enumerable.Range(0, 200).Count(_ => Send(limit, Zhang)));
        clock.Advance(limits.PersonWindow * 2);
        Assert.Equal(limits.PersonMessages, Enumerable.Range(0, 200).Count(_ => Send(limit, Zhang)));
    }

    [Fact]
    public void No_more_than_some_messages_of_a_person_are_in_progress_and_a_finished_one_makes_room()
    {
        var limit = new PersonLimit(limits, clock);
        Assert.All(Enumerable.Range(0, limits.PersonInProgress), _ => Assert.True(limit.TryEnter(Zhang)));
        Assert.False(limit.TryEnter(Zhang));
        Assert.True(limit.TryEnter(Li));
        limit.Leave(Zhang);
        Assert.True(limit.TryEnter(Zhang));
    }

    [Fact]
    public void The_same_id_of_another_channel_is_another_person()
    {
        var limit = new PersonLimit(limits, clock);
        Assert.Equal(limits.PersonMessages, Enumerable.Range(0, 100).Count(_ => Send(limit, Zhang)));
        Assert.True(Send(limit, Zhang with { Channel = "official-account" }));
    }

    [Fact]
    public void Zero_means_no_limit()
    {
        var limit = new PersonLimit(limits with { PersonMessages = 0, PersonInProgress = 0 }, clock);
        Assert.All(Enumerable.Range(0, 5000), _ => Assert.True(limit.TryEnter(Zhang)));
    }

    [Fact]
    public void People_who_are_gone_are_forgotten_and_a_million_of_them_need_bounded_room()
    {
        var limit = new PersonLimit(limits, clock);
        for (var i = 0; i < 1_000_000; i++)
        {
            Assert.True(Send(limit, new Person("wecom", $"user{i}")));
        }

        Assert.InRange(limit.People, 1, PersonLimit.MostPeople * 2);
        clock.Advance(limits.PersonWindow * 2);
        Send(limit, Zhang);
        Assert.Equal(1, limit.People);
    }

    [Property]
    public Property Within_any_window_at_most_twice_the_limit_gets_through_and_whoever_keeps_to_half_of_it_always_does(ushort[] gaps)
    {
        var time = new FakeTimeProvider();
        var limit = new PersonLimit(limits, time);
        var taken = new List<DateTimeOffset>();
        var slow = true;
        var due = TimeSpan.Zero;
        var pace = limits.PersonWindow / (limits.PersonMessages / 2);
        foreach (var gap in gaps)
        {
            var step = TimeSpan.FromMilliseconds(gap % 700);
            time.Advance(step);
            if (Send(limit, Zhang))
            {
                taken.Add(time.GetUtcNow());
            }

            due += step;
            if (due >= pace)
            {
                due = TimeSpan.Zero;
                slow &= Send(limit, Li);
            }
        }

        var most = taken.Count == 0 ? 0 : taken.Max(at => taken.Count(other => other >= at && other < at + limits.PersonWindow));
        return (most <= limits.PersonMessages * 2).Label($"{most} in a window").And(slow.Label("the slow one was refused"));
    }

    private static bool Send(PersonLimit limit, Person person)
    {
        if (!limit.TryEnter(person))
        {
            return false;
        }

        limit.Leave(person);
        return true;
    }
}
