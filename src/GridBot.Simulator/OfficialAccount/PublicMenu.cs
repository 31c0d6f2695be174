// The menu at the bottom of the account's chat.
using System.Text.Json.Nodes;
using GridBot.Simulator.Api;

namespace GridBot.Simulator;

/// <summary>A created menu.</summary>
/// <param name="Id">menuid, as events name it.</param>
/// <param name="Entries">At most three.</param>
public sealed record PublicMenu(long Id, IReadOnlyList<MenuEntry> Entries)
{
    /// <summary>Reads a menu that passed the rules.</summary>
    internal static PublicMenu Read(long id, JsonObject menu) => new(id, Rows(menu["button"]));

    /// <summary>The entry with this key, or else with this name, that leads somewhere.</summary>
    public MenuEntry? Find(string keyOrName)
    {
        MenuEntry[] leaves = [.. Entries.SelectMany(entry => entry.Entries.Count > 0 ? entry.Entries : [entry])];
        return Array.Find(leaves, entry => entry.Key.Length > 0 && entry.Key == keyOrName) ?? Array.Find(leaves, entry => entry.Name == keyOrName);
    }

    private static MenuEntry[] Rows(JsonNode? node) => [.. ((node as JsonArray) ?? []).Select(row => new MenuEntry(
        ApiCall.Text(row, "name") ?? "", ApiCall.Text(row, "type") ?? "", ApiCall.Text(row, "key") ?? "", ApiCall.Text(row, "url") ?? "", Rows(row!["sub_button"])))];
}

/// <summary>An entry.</summary>
/// <param name="Name">What is shown.</param>
/// <param name="Type">click, view and so on; empty for one that only opens its entries.</param>
/// <param name="Key">What a click event carries.</param>
/// <param name="Url">Where a view leads.</param>
/// <param name="Entries">At most five below it.</param>
public sealed record MenuEntry(string Name, string Type, string Key, string Url, IReadOnlyList<MenuEntry> Entries);
