// "chat": a conversation in the terminal; nothing is stored or sent.
using System.CommandLine;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Hosting;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace GridBot.Commands;

/// <summary>Talks in the terminal, or plays a transcript and compares.</summary>
internal static class ChatCommand
{
    public static Command Create()
    {
        var role = new Option<Role>("--as") { Description = "Who speaks: worker or resident.", DefaultValueFactory = _ => Role.Worker };
        var transcript = new Option<FileInfo?>("--transcript") { Description = "A transcript to play and compare." };
        var command = new Command("chat", "Talks in the terminal; nothing is stored or sent.") { role, transcript };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(role), parsed.GetValue(transcript), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Role role, FileInfo? transcript, CancellationToken cancellationToken)
    {
        var settings = ProgramEnvironment.ReadSettings(ProgramEnvironment.CreateBuilder([]));
        var dialogs = ProgramEnvironment.ReadDialogs(settings);
        var engine = new ConversationEngine(dialogs, settings.PublicUrlOrLocal);
        return transcript is not null ? await PlayAsync(engine, transcript) : await TalkAsync(dialogs, engine, role, cancellationToken);
    }

    private static async Task<int> PlayAsync(ConversationEngine engine, FileInfo file)
    {
        if (!file.Exists)
        {
            throw new InputException($"{file.Name} does not exist.");
        }

        var faults = new List<DialogFault>();
        var transcripts = TranscriptReader.Read(file.FullName, faults);
        if (faults.Count > 0)
        {
            throw new DialogException(faults);
        }

        var player = new TranscriptPlayer(engine);
        var failed = 0;
        foreach (var transcript in transcripts)
        {
            var mismatches = player.Play(transcript);
            failed += mismatches.Count > 0 ? 1 : 0;
            await Console.Out.WriteLineAsync($"{(mismatches.Count == 0 ? "ok  " : "FAIL")} {transcript}");
            foreach (var mismatch in mismatches)
            {
                await Console.Error.WriteLineAsync(mismatch.ToString());
            }
        }

        return failed == 0 && transcripts.Count > 0 ? ExitCode.Done : ExitCode.AtFault;
    }

    private static async Task<int> TalkAsync(DialogSet dialogs, ConversationEngine engine, Role role, CancellationToken cancellationToken)
    {
        var conversation = new MemoryConversation(engine, role, TimeProvider.System, new CryptographicRandom());
        Show(conversation.Send(new Activity { Kind = ActivityKind.Entered }), dialogs);
        while (!cancellationToken.IsCancellationRequested)
        {
            AnsiConsole.Markup("[grey]>[/] ");
            if (await Console.In.ReadLineAsync(cancellationToken) is not { } line)
            {
                break;
            }

            Show(conversation.Say(line), dialogs);
        }

        return ExitCode.Done;
    }

    private static void Show(TurnResult result, DialogSet dialogs)
    {
        if (result.Reply is { } reply)
        {
            AnsiConsole.MarkupLineInterpolated($"[green]{ReplyText.Of(reply)}[/]");
        }

        foreach (var notice in result.Effects.OfType<Effect.NotifyGroup>())
        {
            var name = dialogs.Bureaus.Values.FirstOrDefault(bureau => bureau.Group == notice.Group)?.Name ?? notice.Group;
            AnsiConsole.Write(new Panel(Markup.Escape(notice.Markdown)) { Header = new PanelHeader(Markup.Escape(name)) });
        }
    }
}
