namespace HealthNeeds.Dashboard.Problems;

/// <summary>Why a page could not be shown, and what the reader can do.</summary>
/// <param name="Allowed">What would have been accepted, one line each.</param>
/// <param name="Next">A link that leads on.</param>
public sealed record Problem(int Status, string Title, string Detail, IReadOnlyList<string> Allowed, NextStep Next)
{
    public static readonly NextStep Start = new("/", "Go to Find need");

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
