namespace HealthNeeds.Dashboard.Problems;

/// <summary>Why a request could not be answered, and what the reader can do.</summary>
/// <param name="Allowed">What would have been accepted, one line each; null where there is no such list.</param>
/// <param name="Next">A link that leads on, for pages.</param>
/// <param name="Kind">Row of the API's table of problems; null for what only pages say.</param>
/// <param name="Parameter">The parameter at fault, where one is.</param>
/// <param name="Found">Its value.</param>
public sealed record Problem(int Status, string Title, string Detail, IReadOnlyList<string>? Allowed, NextStep Next, ProblemKind? Kind = null, string? Parameter = null, string? Found = null)
{
    public static readonly NextStep Start = new("/", "Go to Find need");

    /// <summary>Where what was asked for is now; a page shows these links in the place of what is allowed.</summary>
    public IReadOnlyList<NextStep> Instead { get; init; } = [];

    /// <summary>When to ask again, sent as Retry-After in whole seconds; null where that would not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Sets Retry-After where the refusal passes, so that nobody keeps it.</summary>
    public void SayWhenToAskAgain(IHeaderDictionary headers)
    {
        if (RetryAfter is { } wait)
            (headers.RetryAfter, headers.CacheControl) = ($"{Math.Ceiling(wait.TotalSeconds):0}", "no-store");
    }

    public static Problem Of(ProblemKind kind, string detail, string? parameter = null, string? found = null, IReadOnlyList<string>? allowed = null) =>
        new(kind.Status, kind.Title, detail, allowed, Start, kind, parameter, found);

    public static Problem NotFound(string detail, NextStep? next = null) =>
        new(StatusCodes.Status404NotFound, "Page not found", detail, [], next ?? Start);

    public static Problem NotUnderstood(string detail, IReadOnlyList<string> allowed, NextStep? next = null) =>
        new(StatusCodes.Status400BadRequest, "That address was not understood", detail, allowed, next ?? Start);

    public static Problem OfStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => NotFound("There is no page at this address. If you typed it, check it; if a link brought you here, the place or indicator may have left the release."),
        StatusCodes.Status405MethodNotAllowed => new(status, "This page can only be read", "Every view here is a plain address to open; nothing can be sent to it.", [], Start),
        _ => new(status, "Something went wrong here", "The page could not be made. It is our fault, not yours, and it has been logged. Try again in a minute; other pages may still work.", [], Start),
    };
}

/// <summary>A link that leads a stranded reader on.</summary>
public sealed record NextStep(string Address, string Words);

/// <summary>Ends a request with a problem. Caught at the edge: a page shows it, the API answers with its document.</summary>
internal sealed class RefusedRequestException(Problem problem) : Exception(problem.Detail)
{
    public RefusedRequestException(ProblemKind kind, string detail, string? parameter = null, string? found = null, IReadOnlyList<string>? allowed = null)
        : this(Problem.Of(kind, detail, parameter, found, allowed))
    {
    }

    public Problem Problem => problem;
}
