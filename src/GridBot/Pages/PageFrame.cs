// What every page needs beside its content.
using GridBot.Conversation.Turns;

namespace GridBot.Pages;

/// <summary>The frame of one answer.</summary>
/// <param name="Wording">All texts.</param>
/// <param name="Address">Where the pages are.</param>
/// <param name="FormField">Name of the hidden field that proves that a form is ours.</param>
/// <param name="FormToken">Its value; empty on pages without forms.</param>
/// <param name="Name">Name of who is signed in; empty for nobody, or somebody without a seat.</param>
/// <param name="IsSignedIn">Whether anybody is signed in.</param>
public sealed record PageFrame(Wording Wording, PublicAddress Address, string FormField, string FormToken, string Name, bool IsSignedIn);
