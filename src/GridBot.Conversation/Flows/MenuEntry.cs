// An entry of the public account's menu.
namespace GridBot.Conversation.Flows;

/// <summary>An entry.</summary>
/// <param name="Label">What is shown.</param>
/// <param name="Says">The reserved word that a tap says.</param>
public sealed record MenuEntry(string Label, string Says);
