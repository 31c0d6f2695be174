// What a report's number tells to anybody who has it.
using GridBot.Conversation.Turns;

namespace GridBot.Pages;

/// <summary>A report without its place, words and photos: a link alone grants nothing.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Facts">Matter, bureau, grid, filing time and state. A grid is a few hundred metres of the city, and no address.</param>
public sealed record PlainView(string Number, IReadOnlyList<Fact> Facts);
