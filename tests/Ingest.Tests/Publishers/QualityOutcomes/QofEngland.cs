using System.Globalization;
using System.Text;
using HealthNeeds.Ingest.Publishers.QualityOutcomes;
using HealthNeeds.Ingest.Tests.Http;

namespace HealthNeeds.Ingest.Tests.Publishers.QualityOutcomes;

/// <summary>
/// The framework's raw zip for all of England as it is published since 2022/23, made from a seed: a table of achievements for each region,
/// in which every measure has its numbers and points under its newest code, one of registers, and the look-ups.
/// </summary>
internal sealed class QofEngland
{
    public const int Year = 2024;
    private const string Years = "2425";

    /// <summary>As NHS England's file names and its look-up have them.</summary>
    public static readonly IReadOnlyList<string> Regions = ["EAST OF ENGLAND", "LONDON", "MIDLANDS", "NORTH EAST AND YORKSHIRE", "NORTH WEST", "SOUTH EAST", "SOUTH WEST"];

    private readonly Dictionary<(string Practice, string Indicator), (int Had, int Due, int Aside)> counts = [];
    private readonly Dictionary<string, string> achievements = new(StringComparer.Ordinal);
    private readonly string registers;
    private readonly string geographies;

    /// <param name="measures">Measures of care that are in it; null for every one.</param>
    public QofEngland(IReadOnlyList<string> practices, int seed, IReadOnlyList<CareMeasure>? measures = null)
    {
        measures ??= CareMeasures.All;
        var (random, prevalence, places) = (new Random(seed), new StringBuilder("PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE\n"), new StringBuilder("PRACTICE_CODE,PRACTICE_NAME,REGION_NAME\n"));
        var usual = measures.ToDictionary(m => m.Indicator, _ => Uniform(random, 0.55, 0.8), StringComparer.Ordinal);
        Practices = practices;
        for (var region = 0; region < Regions.Count; region++)
        {
            var rows = new StringBuilder("PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE\n");
            foreach (var practice in Of(region))
            {
                places.Append(CultureInfo.InvariantCulture, $"{practice},SURGERY,{Regions[region]}\n");
                foreach (var group in QofRegisters.Registers.Keys.Append("RA"))
                    prevalence.Append(CultureInfo.InvariantCulture, $"{practice},{group},{random.Next(20, 900)},TOTAL,{random.Next(1000, 20000)}\n");
                rows.Append(CultureInfo.InvariantCulture, $"{practice},HYP001,REGISTER,900\n{practice},HYP001,ACHIEVED_POINTS,6\n{practice},QI013,ACHIEVED_POINTS,10\n");
                var better = Uniform(random, -0.15, 0.15);
                foreach (var measure in measures)
                    Append(rows, practice, measure, usual[measure.Indicator] + better, random);
            }

            achievements[$"ACHIEVEMENT_{Regions[region].Replace(' ', '_')}_{Years}.csv"] = rows.ToString();
        }

        (registers, geographies) = (prevalence.ToString(), places.ToString());
    }

    public IReadOnlyList<string> Practices { get; }

    /// <summary>How many had the care, how many it was due for, and how many were set aside.</summary>
    public IReadOnlyDictionary<(string Practice, string Indicator), (int Had, int Due, int Aside)> Counts => counts;

    /// <summary>Practices of a region: as many as of each other, one more or fewer.</summary>
    public IEnumerable<string> Of(int region) => Practices.Where((_, i) => i * Regions.Count / Practices.Count == region);

    /// <param name="without">A region whose table is not in it.</param>
    /// <param name="change">Of the text of each table of achievements.</param>
    public PublisherAnswer Zip(string? without = null, Func<string, string>? change = null)
    {
        var care = achievements.Where(a => without is null || !a.Key.Contains(without.Replace(' ', '_'), StringComparison.Ordinal));
        return PublisherAnswer.QuickZip(
        [
            .. care.Select(a => (a.Key, Encoding.UTF8.GetBytes(change?.Invoke(a.Value) ?? a.Value))),
            ($"PREVALENCE_{Years}.csv", Encoding.UTF8.GetBytes(registers)),
            ($"MAPPING_NHS_GEOGRAPHIES_{Years}.csv", Encoding.UTF8.GetBytes(geographies)),
            ($"MAPPING_INDICATORS_{Years}.csv", Encoding.UTF8.GetBytes("INDICATOR_CODE,INDICATOR_DESCRIPTION\n")),
        ]);
    }

    /// <summary>One practice in forty has no patients whom the care is due for; vaccinations of children have no adjustments.</summary>
    /// <param name="usual">Share that has the care at this practice, give or take a little.</param>
    private void Append(StringBuilder rows, string practice, CareMeasure measure, double usual, Random random)
    {
        var due = random.Next(40) == 0 ? 0 : random.Next(1, 900);
        var (had, aside) = ((int)(due * (usual + Uniform(random, -0.04, 0.04))), due == 0 ? 0 : random.Next(20));
        var (start, adjusted) = ($"{practice},{measure.Codes[0]}", measure.Condition != "childhood-vaccination");
        counts[(practice, measure.Indicator)] = (had, due, adjusted ? aside : 0);
        rows.Append(CultureInfo.InvariantCulture, $"{start},ACHIEVED_POINTS,{random.NextDouble() * 20:0.00}\n{start},DENOMINATOR,{due}\n{start},NUMERATOR,{had}\n");
        if (adjusted)
            rows.Append(CultureInfo.InvariantCulture, $"{start},PCAS,{aside}\n");
    }

    private static double Uniform(Random random, double from, double to) => from + ((to - from) * random.NextDouble());
}
