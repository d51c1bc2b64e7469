namespace HealthNeeds.Dashboard.Problems;

/// <summary>Every way a request can fail.</summary>
internal static class ProblemKinds
{
    public static readonly ProblemKind
        UnknownParameter = new("unknown-parameter", 400, "There is no such parameter here", "The address carries a parameter this resource does not know. A misspelt filter that was ignored would give a wrong answer without saying so, so it is refused; 'allowed' lists the names."),
        RepeatedParameter = new("repeated-parameter", 400, "A parameter was given more than once", "Give each parameter once. Nothing says which of two values was meant."),
        BadValue = new("bad-value", 400, "A parameter's value is not allowed", "'parameter' names it, 'found' repeats the value and 'allowed' says what would have been accepted."),
        MissingParameter = new("missing-parameter", 400, "A parameter is needed", "'allowed' lists what to give."),
        WrongLevel = new("wrong-level", 400, "The area is of the wrong level for this", "The area exists, but it holds no areas of the level asked for, or this resource has nothing at its level; 'allowed' lists what would have been accepted."),
        UnknownArea = new("unknown-area", 404, "There is no such area in this release", "The code is well formed, but the current release has no area of that code: it may belong to another country, vintage or level."),
        AbolishedIcb = new("abolished-icb", 410, "This ICB was abolished", "The code is that of an ICB of an earlier year that was abolished since. 'detail' says which ICBs have its LSOAs, 'allowed' gives the address of each; figures of one are not figures of another."),
        UnknownRelease = new("unknown-release", 404, "That release cannot be read here", "The id is well formed, but the release is not kept any more, or its file is damaged or of a form this version does not read; 'allowed' lists the ids of those that are kept."),
        ReleaseComing = new("release-coming", 503, "That release is on its way here", "Releases of this site come from another machine, which keeps this one; it is not here yet. Ask again after the seconds given by Retry-After, or ask another machine of the same site."),
        UnknownItem = new("unknown-item", 404, "There is nothing of that name", "The address names something this server does not hold; 'allowed' says where to find the names."),
        UnknownAddress = new("unknown-address", 404, "There is nothing at this address", "'allowed' lists the addresses; /openapi/v1.json describes them."),
        WrongMethod = new("wrong-method", 405, "Only GET and HEAD are answered here", "The API is for reading. A release is made by the worker."),
        BodyNotRead = new("body-not-read", 413, "Nothing is read here but the address", "The request has a body. Every question to this server stands whole in its address; ask again without one."),
        TooLong = new("too-long", 414, "The address is too long", "'allowed' says how long an address is read. A list of places may have 500 codes; longer ones are asked in parts."),
        UnknownHost = new("unknown-host", 421, "This site is not reached by that name", "The Host header, or the proxy's X-Forwarded-Host, names a host that is none of the site's, or is no host."),
        TooMuch = new("too-much", 503, "Too much is asked for from one address", "Each client, by its network address, has so many requests a second, and so many views and files under way at once. The request was fine: ask again after the seconds given by Retry-After, and fewer at a time."),
        NoRelease = new("no-release", 503, "No release is being served yet", "The first run of the pipeline has not published a release, or none could be read. Ask again after the seconds given by Retry-After; /api/v1/progress shows how far the run is."),
        NotSignedIn = new("not-signed-in", 401, "Who asks is not known", "This site is not public. People reach it by their organisation's sign-in; a program gives a key, which whoever runs the site makes, as 'Authorization: Bearer …'."),
        BadKey = new("bad-key", 401, "The key opens nothing", "It is not known here, was revoked, or has expired. A key that is given is held to, also where the site is public: leave it out, or ask whoever runs the site for another."),
        NotAllowed = new("not-allowed", 403, "Who asks may not see this", "A person needs a role, a key the scope that the address needs; 'allowed' lists a key's own."),
        KeyInAddress = new("key-in-address", 400, "A key does not belong in an address", "Addresses stand in logs, histories and on other sites. Give the key as 'Authorization: Bearer …'; one that stood in an address is to be revoked."),
        KeyLimit = new("key-limit", 429, "The key's requests are used up", "A key is made for so many requests a minute. Ask again after the seconds given by Retry-After."),
        Busy = new("busy", 503, "Too many readers are asking for this just now", "Views that are worked out when they are asked for, and files that are made whole before they are sent, take turns. So many wait already, or this one waited so long, that it was given up. The request was fine: ask again after the seconds given by Retry-After."),
        Failure = new("failure", 500, "Something broke on our side", "The request was fine. The fault is in the server's log.");

    public static readonly IReadOnlyList<ProblemKind> All =
        [UnknownParameter, RepeatedParameter, BadValue, MissingParameter, WrongLevel, UnknownArea, AbolishedIcb, UnknownRelease, ReleaseComing, UnknownItem, UnknownAddress, WrongMethod, BodyNotRead, TooLong, UnknownHost, NoRelease, NotSignedIn, BadKey, NotAllowed, KeyInAddress, KeyLimit, Busy, TooMuch, Failure];
}

/// <summary>One way a request can fail: a row of the table that the API's problem documents point to.</summary>
/// <param name="Id">Last part of the problem's type address.</param>
/// <param name="Meaning">What went wrong and what to do, for a reader who followed the type address.</param>
public sealed record ProblemKind(string Id, int Status, string Title, string Meaning)
{
    public string Type => $"/api/v1/problems/{Id}";
}
