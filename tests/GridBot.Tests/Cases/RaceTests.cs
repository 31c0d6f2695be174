// Two officers tap at the same instant: one wins, and the other is told who.
using System.Net;
using GridBot.Tests.Service;
using Xunit;

namespace GridBot.Tests.Cases;

public sealed class RaceTests
{
    private const int Pairs = 100;

    // House numbers above the emergency numbers, which mean something else.
    private const int House = 200;

    /// <summary>No officer taps a hundred cards at once; here they do.</summary>
    private static Task<ServiceStage> OpenAsync() => ServiceStage.OpenAsync(settings => settings with { Limits = settings.Limits with { PersonMessages = 0, PersonInProgress = 0 } });

    private static readonly (string User, string Name)[] Officers = [("sunwei", "孙伟"), ("machao", "马超")];

    [Fact]
    public async Task Of_two_officers_who_tap_at_the_same_instant_exactly_one_wins_and_the_other_learns_who()
    {
        await using var stage = await OpenAsync();
        stage.Platform.Allow("message/update_template_card");
        var numbers = await Task.WhenAll(Enumerable.Range(1, Pairs).Select(i => FileAsync(stage, i)));
        Assert.Equal(Pairs, numbers.Distinct(StringComparer.Ordinal).Count());

        var answers = await Task.WhenAll(numbers.SelectMany(number => Officers.Select(officer => TapAsync(stage, officer.User, number, "accept"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var wins = new int[Officers.Length];
        for (var pair = 0; pair < Pairs; pair++)
        {
            var winner = await stage.QueryAsync<string>($"SELECT handler FROM report WHERE number = '{numbers[pair]}'");
            Assert.Equal(1, await stage.QueryAsync<long>($"SELECT COUNT(*) FROM report_event WHERE number = '{numbers[pair]}' AND action = 'Accept'"));
            Assert.Equal(winner, await stage.QueryAsync<string>($"SELECT name FROM report_event WHERE number = '{numbers[pair]}' AND action = 'Accept'"));
            foreach (var answer in answers.Skip(pair * Officers.Length).Take(Officers.Length))
            {
                // The card of the one who came second names the one who was first.
                Assert.Contains(winner, answer.Button, StringComparison.Ordinal);
            }

            wins[Array.FindIndex(Officers, officer => officer.Name == winner)]++;
        }

        Assert.Equal(Pairs, wins.Sum());
        Assert.Equal(Pairs, await stage.QueryAsync<long>("SELECT COUNT(*) FROM report WHERE state = 'Accepted' AND version = 2"));
    }

    [Fact]
    public async Task An_officer_and_the_reporter_at_the_same_instant_leave_a_case_taken_up_or_withdrawn_and_never_both()
    {
        const int pairs = 30;
        await using var stage = await OpenAsync();
        stage.Platform.Allow("message/update_template_card");
        var numbers = await Task.WhenAll(Enumerable.Range(1, pairs).Select(i => FileAsync(stage, i)));
        await Task.WhenAll(numbers.SelectMany((number, i) => (Task<CallbackAnswer>[])
        [
            stage.Client.TextAsync($"worker{i + 1}", $"撤回 {number}"),
            TapAsync(stage, "sunwei", number, "accept"),
        ]));
        foreach (var number in numbers)
        {
            var last = await stage.QueryAsync<string>($"SELECT group_concat(action, ',') FROM (SELECT action FROM report_event WHERE number = '{number}' ORDER BY step)");
            var state = await stage.QueryAsync<string>($"SELECT state FROM report WHERE number = '{number}'");
            Assert.Contains((state, last), ((string, string)[])[("Accepted", "File,Accept"), ("Withdrawn", "File,Withdraw")]);
        }
    }

    private static Task<CallbackAnswer> TapAsync(ServiceStage stage, string user, string number, string option)
        => stage.Client.PostAsync(CallbackClient.Inner(
            user, "event", $"<Event>template_card_event</Event><EventKey>case:{number}:{option}</EventKey><TaskId>task{CallbackClient.NewId()}</TaskId><CardType>button_interaction</CardType><ResponseCode>code{CallbackClient.NewId()}</ResponseCode>"));

    private static async Task<string> FileAsync(ServiceStage stage, int i)
    {
        await stage.Client.TextAsync($"worker{i}", $"和平路{House + i}号楼道堆满纸箱");
        await stage.Platform.SentAsync($"worker{i}");
        return ReportNumbers.In((await stage.Client.TextAsync($"worker{i}", "提交")).Text);
    }
}
