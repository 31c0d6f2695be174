// Prints what "check" finds: plain lines, with colours on a terminal.
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Proving;
using Spectre.Console;

namespace GridBot.Commands;

/// <summary>Prints faults and counts them.</summary>
internal sealed class CheckPrinter
{
    private readonly bool colours = AnsiConsole.Profile.Capabilities.Ansi && !Console.IsOutputRedirected;

    /// <summary>Faults printed so far.</summary>
    public int Faults { get; private set; }

    public async Task FaultsAsync(IEnumerable<DialogFault> faults)
    {
        foreach (var fault in faults)
        {
            await FaultAsync(fault.ToString(), $"{fault.File}:{fault.Line}:");
        }
    }

    /// <summary>Prints a fault.</summary>
    /// <param name="fault">The whole line.</param>
    /// <param name="where">The part of it that says where.</param>
    public Task FaultAsync(string fault, string where = "")
    {
        Faults++;
        return WriteAsync(fault, colours ? $"[red]{Markup.Escape(where)}[/]{Markup.Escape(fault[where.Length..])}" : null);
    }

    /// <summary>Prints what is no fault and might be better.</summary>
    public async Task RemarksAsync(IReadOnlyList<DialogFault> remarks)
    {
        foreach (var remark in remarks)
        {
            await WriteAsync($"remark: {remark}", $"[yellow]remark:[/] {Markup.Escape(remark.ToString())}");
        }
    }

    /// <summary>Prints the shortest random conversation of each kind that fails.</summary>
    public async Task FailuresAsync(IEnumerable<FuzzFailure> failures)
    {
        foreach (var failure in failures)
        {
            await FaultAsync($"seed {failure.Seed}: {failure.Problem} ({failure.Count} people). Play it again with --fuzz 1 --seed {failure.Seed}.", $"seed {failure.Seed}:");
            await WriteAsync(failure.Transcript.TrimEnd(), null);
        }
    }

    public Task PraiseAsync(string text) => WriteAsync(text, $"[green]{Markup.Escape(text)}[/]");

    public Task LineAsync(string text) => WriteAsync(text, $"[grey]{Markup.Escape(text)}[/]");

    /// <summary>The exit code: at fault when any fault was printed; their number goes to standard error.</summary>
    public async Task<int> EndAsync()
    {
        if (Faults == 0)
        {
            return ExitCode.Done;
        }

        await Console.Error.WriteLineAsync($"{Faults} fault(s).");
        return ExitCode.AtFault;
    }

    private Task WriteAsync(string plain, string? marked)
    {
        if (colours && marked is not null)
        {
            AnsiConsole.MarkupLine(marked);
            return Task.CompletedTask;
        }

        return Console.Out.WriteLineAsync(plain);
    }
}
