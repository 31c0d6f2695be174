// Asks for areas: a resident for the community of a place, a worker for the grid that is theirs.
using GridBot.Classification;
using GridBot.Conversation.Flows;
using GridBot.Conversation.Grids;
using GridBot.Conversation.Sessions;
using GridBot.Reports;

namespace GridBot.Conversation.Turns;

/// <summary>Questions about areas and their answers. None of them must be answered.</summary>
internal sealed class AreaTurn(DraftTurn drafts)
{
    /// <summary>Most areas that are offered; more do not fit a phone, and the name is typed.</summary>
    private const int MostOptions = 9;

    /// <summary>A text longer than this tells something and is no name of an area.</summary>
    private const int LongestAnswer = 12;

    /// <summary>Whether a question is about an area.</summary>
    public static bool Asks(QuestionKind kind) => kind is QuestionKind.Community or QuestionKind.Home or QuestionKind.HomeGrid;

    /// <summary>The question's text.</summary>
    public static string Text(Turn turn) => turn.Session.Open.Kind switch
    {
        QuestionKind.Community => turn.Say(Phrase.AskCommunity),
        QuestionKind.Home => turn.Say(Phrase.AskHome),
        _ => turn.Say(Phrase.AskHomeGrid, ("community", turn.Dialogs.Grids?.Find(turn.Session.Open.Slot)?.Name ?? "")),
    };

    /// <summary>The areas to choose from, as long as they are few, and passing over.</summary>
    public static IReadOnlyList<Choice> Options(Turn turn)
    {
        if (turn.Dialogs.Grids is not { } map)
        {
            return [];
        }

        var open = turn.Session.Open;
        var whole = open.Kind == QuestionKind.HomeGrid ? map.Find(open.Slot) : null;
        var areas = open.Kind == QuestionKind.HomeGrid ? whole is null ? [] : [.. map.GridsOf(whole)] : Communities(turn, map);
        if (areas.Count is 0 or > MostOptions)
        {
            return [];
        }

        return
        [
            .. areas.Select(area => new Choice(area.Id, area.Name)),
            whole is not null ? new Choice(whole.Id, turn.Say(Phrase.HomeWhole))
                : new Choice(QuestionWriter.SkipOption, turn.Say(open.Kind == QuestionKind.Community ? Phrase.CommunityUnknown : Phrase.Skip)),
        ];
    }

    /// <summary>Asks a worker for the home grid, once ever: after a report went out whose grid was not clear. False when there is nothing to ask.</summary>
    public static bool AskOnce(Turn turn, Report report)
    {
        if (turn.Dialogs.Grids is null || turn.Input.Role != Role.Worker || turn.Home is not null || turn.Session.HomeAsked || report.Grid.Length > 0 || report.Urgency == Urgency.Urgent)
        {
            return false;
        }

        turn.Lead(Phrase.HomeOnce);
        OpenHome(turn);
        return true;
    }

    /// <summary>Obeys the commands about grids; false when the message is none.</summary>
    public static bool Obey(Turn turn)
    {
        var commands = turn.Dialogs.Commands;
        if (turn.Kind is not null && turn.Dialogs.Grids is not null && commands.Is(turn.Text, Command.ChangeGrid))
        {
            turn.Open(QuestionKind.Community);
            return true;
        }

        if (!commands.Is(turn.Text, Command.MyGrid))
        {
            return false;
        }

        if (turn.Dialogs.Grids is null || turn.Input.Role != Role.Worker)
        {
            turn.Lead(Phrase.NoGrids);
            turn.SaysOnlyLeads = turn.Draft is null;
            return true;
        }

        TellHome(turn);
        OpenHome(turn);
        return true;
    }

    /// <summary>Says which home grid is kept of the person; nothing when none is.</summary>
    public static void TellHome(Turn turn)
    {
        if (turn.Home is { } home)
        {
            turn.Lead(Phrase.HomeIs, ("grid", home.FullName));
        }
    }

    /// <summary>A typed answer; false when it is none and may tell something else.</summary>
    public bool Hear(Turn turn)
    {
        var open = turn.Session.Open;
        var answer = turn.Dialogs.Places.ReadAnswer(turn.Text);
        if (Called(turn, open, answer) is { } area)
        {
            Take(turn, open, area);
        }
        else if (Declines(turn))
        {
            Skip(turn, open);
        }
        else if (open.Kind == QuestionKind.Community && turn.Text.Length <= LongestAnswer)
        {
            // Who does not know the official name is not asked again.
            turn.Lead(Phrase.NoSuchCommunity);
            Skip(turn, open);
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>A tapped or numbered option.</summary>
    public void Choose(Turn turn, string option)
    {
        var open = turn.Session.Open;
        if (option != QuestionWriter.SkipOption && turn.Dialogs.Grids?.Find(option) is { } area)
        {
            Take(turn, open, area);
        }
        else
        {
            Skip(turn, open);
        }
    }

    private static void OpenHome(Turn turn)
    {
        turn.Session = turn.Session with { HomeAsked = true };
        turn.Open(QuestionKind.Home);
    }

    /// <summary>Communities that may be meant: where the wider area is known, only those in it.</summary>
    private static IReadOnlyList<Area> Communities(Turn turn, GridMap map)
        => turn.Session.Open.Kind == QuestionKind.Community && DraftArea.Of(turn) is { IsLocal: false, Area: var wider } ? [.. map.Communities.Where(wider.Holds)] : map.Communities;

    private static Area? Called(Turn turn, OpenQuestion open, string answer)
    {
        var map = turn.Dialogs.Grids;
        var name = NormalText.Of(answer);
        return open.Kind == QuestionKind.HomeGrid && map?.Find(open.Slot) is { } community && map.GridsOf(community).FirstOrDefault(grid => NormalText.Of(grid.Name) == name) is { } grid
            ? grid
            : map?.Named(answer);
    }

    private static bool Declines(Turn turn)
    {
        var commands = turn.Dialogs.Commands;
        return commands.Is(turn.Text, Command.Skip) || commands.Is(turn.Text, Command.Submit) || turn.Dialogs.YesNo.IsUnsure(turn.Text) || (turn.Text.Length <= LongestAnswer && turn.Dialogs.YesNo.ReadAnswer(turn.Text) == false);
    }

    private void Take(Turn turn, OpenQuestion open, Area area)
    {
        if (open.Kind == QuestionKind.Community)
        {
            Tell(turn, area.Id);
        }
        else if (open.Kind == QuestionKind.Home && area.Level == AreaLevel.Community && area.Last > area.First)
        {
            turn.Open(QuestionKind.HomeGrid, area.Id);
        }
        else
        {
            turn.Do(new Effect.SetHomeGrid(area.Id));
            turn.Home = area;
            turn.Lead(Phrase.HomeSet, ("grid", area.FullName));
            GoOn(turn);
        }
    }

    private void Skip(Turn turn, OpenQuestion open)
    {
        if (open.Kind == QuestionKind.Community)
        {
            Tell(turn, "");
            return;
        }

        turn.Lead(Phrase.HomeSkipped);
        GoOn(turn);
    }

    private void Tell(Turn turn, string area)
    {
        var draft = turn.NeedDraft();
        turn.SetDraft(draft with { Told = new ToldArea(draft.Find(DraftTurn.PlaceSlot)?.Shown ?? "", area) });
        drafts.Next(turn);
    }

    /// <summary>Back to the draft, if there is one.</summary>
    private void GoOn(Turn turn)
    {
        turn.Open(QuestionKind.None);
        if (turn.Draft is null)
        {
            turn.SaysOnlyLeads = true;
        }
        else
        {
            drafts.Resume(turn);
        }
    }
}
