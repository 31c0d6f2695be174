// What all components of the pages have: their frame, and how they say things.
using GridBot.Conversation.Turns;
using Microsoft.AspNetCore.Components;

namespace GridBot.Pages.Parts;

/// <summary>A component. It holds no text of its own: all wording is data.</summary>
public abstract class PagePart : ComponentBase
{
    /// <summary>The frame of the answer it stands in.</summary>
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    /// <summary>A phrase in words.</summary>
    protected string Say(Phrase phrase, params (string Name, string Value)[] values) => Frame.Wording.Say(phrase, values);

    /// <summary>A path of ours as a browser asks for it.</summary>
    protected string Local(string path) => Frame.Address.Local(path);
}
