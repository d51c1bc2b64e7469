using System.Globalization;
using HealthNeeds.Analytics.Siting;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Siting;

/// <summary>The fields of a plan's address besides the focus area, and what each may hold: for page and API alike.</summary>
internal static class PlanFields
{
    public const string Msoas = "msoas", Assets = "assets", Hospitals = "hospitals", MsoasAndAssets = "msoas-and-assets", OwnPoints = "points", None = "none";
    public const int MostPoints = 20;

    private const int LongestList = 600;
    private const int LongestNumber = 20;
    private const double MostCost = 1000;

    public static readonly IReadOnlyList<string> CandidateKinds = [Msoas, Assets, Hospitals, MsoasAndAssets, OwnPoints];

    public static readonly IReadOnlyList<string> ExistingKinds = [None, Hospitals, Assets];

    public static readonly PlanField
        Candidates = new("candidates", "Where a new site could be: centres of MSOAs, open assets of the region that have a site, hospitals among these, MSOA centres and assets, or only points of one's own.", CandidateKinds, CandidateKinds.Contains, Msoas, Msoas) { IsClosed = true },
        Existing = new("existing", "Sites that are there already: none, the region's hospitals, all its open assets that have a site, or some by id.", ["none, hospitals, assets, or assets' ids with commas between"], IsIdList, "northern-general,weston-park", None) { Longest = LongestList },
        Points = new("points", "Further candidates: points of one's own.", [$"up to {MostPoints} points as latitude,longitude in degrees, with semicolons between, as in 53.381,-1.47;53.523,-1.134"], text => TryPoints(text, out _), "53.381,-1.47;53.523,-1.134") { Longest = LongestList },
        Sites = new("sites", "How many new sites at most.", [$"a whole number from 1 to {SitingProblem.MostSites}"], text => IsWhole(text, 1, SitingProblem.MostSites), "2", "3"),
        Kilometres = new("km", "The travel limit in kilometres: straight line times 'detour'.", ["a number from 0.5 to 60"], text => IsNumber(text, 0.5, 60), "4.5", "3"),
        Detour = new("detour", "Kilometres of travel for one in a straight line.", ["a number from 1 to 3"], text => IsNumber(text, 1, 3), "1.4", TravelLimit.UsualDetour.ToString(CultureInfo.InvariantCulture)),
        AuthorityFloor = new("floor", "Least share of the residents of each local authority to be reached, in per cent.", ["a whole number from 0 to 100"], text => IsWhole(text, 0, 100), "20", "0"),
        DeprivedFloor = new("deprived", "Least share to be reached, in per cent, of the residents of neighbourhoods in England's most deprived fifth.", ["a whole number from 0 to 100"], text => IsWhole(text, 0, 100), "40", "0"),
        Budget = new("budget", "The sum of costs allowed. No limit where absent.", [$"a number from 0 to {MostCost}"], text => IsNumber(text, 0, MostCost), "3"),
        Costs = new("costs", "Costs of candidates by id, in any one unit; all others cost 1.", [$"ids of MSOAs or assets and costs from 0 to {MostCost}, each id once, as in E02001509:2,awrc:0.5"], text => TryCosts(text, out _), "E02001509:2") { Longest = LongestList };

    public static readonly IReadOnlyList<PlanField> All = [Candidates, Existing, Points, Sites, Kilometres, Detour, AuthorityFloor, DeprivedFloor, Budget, Costs];

    /// <summary>A number that was read, as it can be read again.</summary>
    public static string Text(double number)
    {
        var text = PlainNumber.Of(number);
        return text.Length > LongestNumber ? text.TrimStart('0') : text;
    }

    public static bool TryPoints(string text, out IReadOnlyList<Location> points)
    {
        var found = new List<Location>();
        points = found;
        foreach (var piece in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (piece.Split(',', StringSplitOptions.TrimEntries) is not [var north, var east] || !TryNumber(north, -90, 90, out var latitude) || !TryNumber(east, -180, 180, out var longitude) || found.Count == MostPoints)
                return false;
            found.Add(new Location(latitude, longitude));
        }

        return found.Count > 0;
    }

    public static bool TryCosts(string text, out IReadOnlyDictionary<string, double> costs)
    {
        var found = new Dictionary<string, double>(StringComparer.Ordinal);
        costs = found;
        return text.Split(',', StringSplitOptions.TrimEntries).All(piece =>
            piece.Split(':') is [var id, var number] && IsId(id) && TryNumber(number, 0, MostCost, out var cost) && found.TryAdd(id, cost));
    }

    private static bool IsIdList(string text) => text.Split(',') is var ids && ids.All(IsId) && ids.Distinct(StringComparer.Ordinal).Count() == ids.Length;

    private static bool IsId(string text) => text.Length is > 0 and <= 60 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool IsWhole(string text, int least, int most) => text.Length <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    private static bool IsNumber(string text, double least, double most) => TryNumber(text, least, most, out _);

    private static bool TryNumber(string text, double least, double most, out double number)
    {
        number = 0;
        return text.Length <= LongestNumber && double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
    }
}

/// <summary>One field of the address.</summary>
/// <param name="Allowed">The accepted values, or one entry that says in words what they look like.</param>
/// <param name="Default">Used where it is absent; null where its absence means something else, which the description says.</param>
internal sealed record PlanField(string Name, string Description, IReadOnlyList<string> Allowed, Func<string, bool> Accepts, string Example, string? Default = null)
{
    public bool IsClosed { get; init; }

    public int Longest { get; init; } = 64;
}
