// What can be done with a case.
namespace GridBot.Reports.Cases;

/// <summary>A step of a case; stored by name.</summary>
public enum CaseAction
{
    /// <summary>The reporter files it.</summary>
    File,

    /// <summary>The reporter corrects it before it is taken up.</summary>
    Amend,

    /// <summary>The reporter adds words after it was taken up: they are passed on, the report stays.</summary>
    Note,

    /// <summary>The bureau takes it up.</summary>
    Accept,

    /// <summary>The bureau sends it back as not its own.</summary>
    Return,

    /// <summary>It goes to another bureau.</summary>
    Assign,

    /// <summary>The bureau begins to deal with it.</summary>
    Start,

    /// <summary>The bureau has settled it.</summary>
    Finish,

    /// <summary>The reporter says how well it was settled.</summary>
    Rate,

    /// <summary>The reporter says that it is not settled.</summary>
    Reopen,

    /// <summary>The reporter takes it back.</summary>
    Withdraw,

    /// <summary>Somebody else reports the same thing.</summary>
    Join,

    /// <summary>The bureau asks the reporter something.</summary>
    Ask,

    /// <summary>The reporter answers.</summary>
    Answer,

    /// <summary>The bureau is reminded at half of the time.</summary>
    Remind,

    /// <summary>The time is over: whoever stands above is told.</summary>
    Escalate,
}
