// Reads commands.yaml: the reserved words.
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the reserved words.</summary>
internal static class CommandsFile
{
    private static readonly (Command Command, string Key)[] Keys =
    [
        (Command.Menu, "menu"), (Command.Help, "help"), (Command.Greeting, "greeting"), (Command.Back, "back"), (Command.Cancel, "cancel"),
        (Command.LetBe, "let-be"), (Command.Restore, "restore"), (Command.HandOver, "hand-over"),
        (Command.Restart, "restart"), (Command.Skip, "skip"), (Command.Submit, "submit"), (Command.Change, "change"),
        (Command.OtherMatter, "other-matter"), (Command.NoneOfThese, "none-of-these"), (Command.Assign, "assign"), (Command.MyReports, "my-reports"),
        (Command.Progress, "progress"), (Command.Withdraw, "withdraw"), (Command.Resume, "resume"), (Command.Discard, "discard"),
        (Command.MyData, "my-data"), (Command.DeleteMyData, "delete-my-data"), (Command.PrivacyNotice, "privacy-notice"), (Command.LeaveContact, "leave-contact"), (Command.DropContact, "drop-contact"), (Command.MyGrid, "my-grid"), (Command.ChangeGrid, "change-grid"),
        (Command.Todo, "todo"), (Command.CaseAccept, "case-accept"), (Command.CaseReturn, "case-return"), (Command.CaseStart, "case-start"), (Command.CaseFinish, "case-finish"),
        (Command.CaseAsk, "case-ask"), (Command.CaseAssign, "case-assign"), (Command.CaseAnswer, "case-answer"), (Command.Reopen, "reopen"),
        (Command.Satisfied, "satisfied"), (Command.PartlySatisfied, "partly-satisfied"), (Command.Dissatisfied, "dissatisfied"),
    ];

    public static Commands Read(string folder, List<DialogFault> faults)
    {
        const string remedy = "List the words; a … at the end stands for the rest of the message.";
        var root = DialogFile.Open(folder, "commands.yaml", faults);
        var words = Keys.ToDictionary(entry => entry.Command, entry => root?.Need(entry.Key, remedy)?.Texts() ?? []);
        var change = root?.Need("change-slot", "List patterns that hold {slot}.");
        var set = root?.Need("set-slot", "List patterns that hold {slot} and {value}.");
        Check(change, ["{slot}"]);
        Check(set, ["{slot}", "{value}"]);
        var read = new Commands(words, change?.Texts() ?? [], set?.Texts() ?? []);
        root?.RefuseOtherKeys();
        return read;
    }

    private static void Check(DialogNode? patterns, string[] parts)
    {
        foreach (var pattern in patterns?.Items() ?? [])
        {
            foreach (var part in parts.Where(part => !pattern.Text().Contains(part, StringComparison.Ordinal)))
            {
                pattern.Fault($"the pattern '{pattern.Text()}' lacks {part}", $"Write {part} where it stands in the message.");
            }
        }
    }
}
