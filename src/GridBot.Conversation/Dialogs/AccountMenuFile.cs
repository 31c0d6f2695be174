// Reads account-menu.yaml: the menu of the public account.
using System.Text;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Turns;

namespace GridBot.Conversation.Dialogs;

/// <summary>Reads the menu.</summary>
internal static class AccountMenuFile
{
    /// <summary>Entries at most, and bytes of a name (source: the platform's page on menus).</summary>
    private const int MostEntries = 3;

    private const int MostBytes = 16;

    public static IReadOnlyList<MenuEntry> Read(string folder, Commands commands, List<DialogFault> faults)
    {
        var root = DialogFile.Open(folder, "account-menu.yaml", faults);
        var entriesNode = root?.Need("entries", "Write what is shown and, behind it, the reserved word a tap says.");
        var entries = new List<MenuEntry>();
        foreach (var (label, word) in entriesNode?.Entries() ?? [])
        {
            if (Encoding.UTF8.GetByteCount(label) > MostBytes)
            {
                word.Fault($"'{label}' is too long for a menu", "Write at most five Chinese characters.");
            }

            if (!commands.IsAny(word.Text()))
            {
                word.Fault($"'{word.Text()}' is no reserved word", "Write one that stands whole in commands.yaml.");
            }

            entries.Add(new MenuEntry(label, word.Text()));
        }

        if (entriesNode is not null && entries.Count is < 1 or > MostEntries)
        {
            entriesNode?.Fault($"a menu of {entries.Count} entries cannot be put up", $"Write one to {MostEntries}.");
        }

        root?.RefuseOtherKeys();
        return entries;
    }
}
