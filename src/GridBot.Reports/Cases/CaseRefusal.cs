// Why a step of a case is not possible.
namespace GridBot.Reports.Cases;

/// <summary>The reason of a refusal; each is told to people in words of its own.</summary>
public enum CaseRefusal
{
    /// <summary>The case is with another bureau.</summary>
    OtherBureau,

    /// <summary>Only who filed it may do that.</summary>
    NotReporter,

    /// <summary>Only the city's office may do that.</summary>
    NotOffice,

    /// <summary>It was done before: by somebody else, or by the same person.</summary>
    AlreadyDone,

    /// <summary>Something else must come first.</summary>
    TooEarly,

    /// <summary>The case has gone too far for that.</summary>
    TooLate,

    /// <summary>The reporter has withdrawn it.</summary>
    Withdrawn,

    /// <summary>The time for it is over.</summary>
    Expired,

    /// <summary>It is possible once only.</summary>
    OnlyOnce,

    /// <summary>A reason is needed.</summary>
    ReasonMissing,

    /// <summary>A result is needed.</summary>
    ResultMissing,

    /// <summary>The words are missing that are to be passed on.</summary>
    WordsMissing,

    /// <summary>It is with that bureau already.</summary>
    SameBureau,

    /// <summary>The reporter has had their data deleted: nobody can be asked any more.</summary>
    NobodyToAsk,
}
