// "check": validates the configuration and proves everything under dialogs/.
using System.CommandLine;
using System.Globalization;
using GridBot.Configuration;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Proving;
using GridBot.Conversation.Turns;
using GridBot.Reports;
using Command = System.CommandLine.Command;

namespace GridBot.Commands;

/// <summary>Prints all faults of configuration and dialogs, each with where it is and how to mend it.</summary>
internal static class CheckCommand
{
    /// <summary>Random people played when "--fuzz" names no number.</summary>
    private const int DefaultUsers = 5000;

    public static Command Create()
    {
        var fuzz = new Option<int?>("--fuzz")
        {
            Description = $"Also plays random people: how many ({DefaultUsers} when no number follows).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var seed = new Option<int>("--seed") { Description = "Seed of the first random person.", DefaultValueFactory = _ => 1 };
        fuzz.Validators.Add(AtLeastOne);
        var command = new Command("check", "Validates the configuration and proves the dialogs; prints all faults.") { fuzz, seed };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetResult(fuzz) is null ? 0 : parsed.GetValue(fuzz) ?? DefaultUsers, parsed.GetValue(seed), TimeProvider.System, cancellationToken));
        return command;
    }

    private static void AtLeastOne(System.CommandLine.Parsing.OptionResult option)
    {
        if (option.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var users) && users < 1)
        {
            option.AddError("--fuzz needs at least one person.");
        }
    }

    private static async Task<int> RunAsync(int users, int seed, TimeProvider time, CancellationToken cancellationToken)
    {
        var print = new CheckPrinter();
        var builder = ProgramEnvironment.CreateBuilder([]);
        var (settings, settingFaults) = SettingsReader.Check(builder.Configuration, builder.Environment);
        settings = ProgramEnvironment.Resolve(settings);
        foreach (var fault in settingFaults)
        {
            await print.FaultAsync(fault.ToString());
        }

        var started = time.GetTimestamp();
        var (dialogs, faults) = Prove(settings);
        var read = time.GetElapsedTime(started);
        await print.FaultsAsync(faults);
        if (dialogs is null)
        {
            return await print.EndAsync();
        }

        started = time.GetTimestamp();
        var engine = new ConversationEngine(dialogs, settings.PublicUrlOrLocal);
        var played = PlayedProof.Run(dialogs, engine, settings.DialogsPath);
        await print.FaultsAsync(played.Faults);
        await print.RemarksAsync([.. played.Remarks, .. CalendarProof.Remarks(dialogs, DateOnly.FromDateTime(ChinaTime.Of(time.GetUtcNow()).Date))]);
        if (print.Faults == 0)
        {
            await print.PraiseAsync(
                $"All is well: {dialogs.Matters.Count} matters, {dialogs.Flows.Count} flows, {dialogs.Flows.Values.Sum(flow => flow.Kinds.Count)} kinds, {dialogs.Flows.Values.Sum(flow => flow.Kinds.Sum(kind => kind.Slots.Count))} slots, {played.Transcripts} transcripts; dialogs version {dialogs.Version}.");
            await print.LineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"Read and proved in {read.TotalMilliseconds:0} ms; {played.States} states, {played.Examples} examples and {played.Transcripts} transcripts played in {time.GetElapsedTime(started).TotalMilliseconds:0} ms."));
        }

        if (users > 0)
        {
            started = time.GetTimestamp();
            var result = new RandomUsers(dialogs, engine, []).Run(users, seed, cancellationToken);
            await print.LineAsync(string.Create(CultureInfo.InvariantCulture, $"{result.Users} random people, {result.Turns} turns, {result.Failing} failed, in {time.GetElapsedTime(started).TotalSeconds:0.0} s; seeds from {seed}."));
            await print.FailuresAsync(result.Failures);
        }

        return await print.EndAsync();
    }

    private static (DialogSet? Dialogs, IReadOnlyList<DialogFault> Faults) Prove(GridBotSettings settings)
    {
        using var pause = new CollectionPause();
        return StaticProof.Check(settings.DialogsPath, ProgramEnvironment.Models(settings));
    }
}
