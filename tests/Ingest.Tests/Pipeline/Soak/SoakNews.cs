using System.Globalization;

namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>Figures that publishers change, and what readers must find then.</summary>
internal sealed class SoakNews(AllSourcesBench bench)
{
    private const int HealthyLifeExpectancy = 90362;

    private readonly Dictionary<string, string> said = new(StringComparer.Ordinal);

    /// <summary>By source: what a reader of a release made from the newest figures finds, where it is one figure.</summary>
    public Dictionary<string, (string Indicator, string Area, Sex Sex, double Value)> Newest { get; } = new(StringComparer.Ordinal);

    /// <summary>One publisher, or two sources of one, says another figure.</summary>
    /// <returns>The sources that have news.</returns>
    public IReadOnlyList<string> Change(int round, int which)
    {
        switch (which % 5)
        {
            case 0:
                Say("gov-uk", "iod2025_lsoa21_underlying_indicators.csv", "E01034258", "76.084", 76 + (round * 0.01));
                Newest["iod2025"] = ("iod2025-ypll", "E01034258", Sex.Persons, Math.Round(76 + (round * 0.01), 3));
                return ["iod2025"];
            case 1:
                Say("gov-uk", "iod2019_lsoa11_underlying_indicators.csv", "E01007408", "57.079", 57 + (round * 0.01));
                return ["iod2019"];
            case 2:
                Say("nomis", "census2021_ts037_lsoa21.csv", "E01034258", "69", 70 + (round % 100));
                return ["census2021"];
            case 3:
                Say("nhs-digital", "qof_2021_22_practice_prevalence.csv", string.Empty, "0.07439570277529096", 0.07 + (round * 0.00001));
                return ["qof2021"];
            default:
                bench.Fingertips.Shift = round * 0.0001;
                bench.Fingertips.Uploaded = new DateTime(2025, 1, 1).AddDays(round).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
                bench.Said.Renew("fingertips");
                return ["ohid-fingertips", "ohid-smoking"];
        }
    }

    /// <summary>Fingertips says that an indicator is something else now, which a rule holds.</summary>
    public void ChangeMeaning(string type)
    {
        bench.Fingertips.ValueTypes[HealthyLifeExpectancy] = type;
        bench.Said.Renew("fingertips");
    }

    private void Say(string publisher, string file, string area, string was, double becomes)
    {
        var text = becomes.ToString("0.#####", CultureInfo.InvariantCulture);
        bench.Revise(publisher, file, area, said.GetValueOrDefault(file, was), text);
        said[file] = text;
    }
}
