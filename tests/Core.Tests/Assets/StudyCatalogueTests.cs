using System.Text.RegularExpressions;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Core.Tests.Assets;

/// <summary>The assets of South Yorkshire against the study it is taken from.</summary>
public sealed partial class StudyCatalogueTests
{
    private const string Study = "sy-assets-study-2022";

    public static TheoryData<string> Named =>
    [
        "Advanced Wellbeing Research Centre", "AWRC Wellbeing Accelerator", "Sport and Physical Activity Research Centre",
        "National Centre for Sport and Exercise Medicine", "National Centre for Child Health Technology", "Olympic Legacy Park",
        "Canon Medical diagnostic imaging research hub", "Advanced Manufacturing Research Centre (AMRC)", "Medical AMRC",
        "Advanced Manufacturing Park", "Advanced Manufacturing Innovation District", "Sheffield Biomedical Research Centre",
        "Healthy Lifespan Institute", "Insigneo Institute", "Florey Institute", "Sheffield Institute for Nucleic Acids",
        "Medical Humanities Sheffield", "Centre for Wellbeing in Public Policy", "Centre for Assistive Technology and Connected Healthcare",
        "Sheffield Robotics", "School of Clinical Dentistry", "Neuroscience Institute", "Gene Therapy Innovation and Manufacturing Centre",
        "Centre for Behavioural Science and Applied Psychology", "Lab4Living", "Biomolecular Science Research Centre", "Impact VR Research Lab",
        "Health Research Institute", "Industry and Innovation Research Institute", "Institute of Technology", "Devices for Dignity",
        "Children and Young People MedTech Co-operative", "TITCH", "Healthcare Gateway", "Medilink North", "Academic Health Science Network",
        "ICS Innovation Hub", "South Yorkshire Health Technology Group", "Sheffield Digital", "RDaSH Community Research Hub",
        "Assistive Technology team", "Darnall Wellbeing", "Well Doncaster", "Rotherham General", "Weston Park", "Northern General",
        "Royal Hallamshire", "Sheffield Children's", "BMI Thornbury", "Claremont", "Barnsley Hospital", "Doncaster Royal Infirmary", "Kinvara",
        "Cheswold Park", "Tickhill Road", "Montagu", "Kendray", "EMERGENCE", "Parkrun", "HMA", "Perfect Patient Pathway", "iMoves", "DrumFIT",
        "MoveMore", "Megaverse", "Arctic Escape", "University of Sheffield", "Sheffield Hallam University", "Sheffield Teaching Hospitals",
        "Doncaster and Bassetlaw Teaching Hospitals", "The Rotherham NHS Foundation Trust", "outdoor city", "B. Braun", "Swann Morton",
        "Preventyx", "Isopharm", "Method Analytics", "SleepCogni", "Westfield Health", "ALS", "Doncaster Pharmaceuticals",
        "Exciting Instruments", "Mediplex", "Apprenticeship Hub",
    ];

    /// <summary>The links the study states, by asset id or the words of a partner that is no asset.</summary>
    public static TheoryData<string, string> Links => new()
    {
        { "awrc", "darnall-wellbeing" },
        { "awrc", "parkrun" },
        { "awrc", "Long Covid and post-Covid-19 rehabilitation" },
        { "catch", "barnsley-assistive-technology" },
        { "lab4living", "A local manufacturer" },
        { "university-of-sheffield", "hma" },
        { "university-of-sheffield", "sth" },
        { "sheffield-hallam", "sheffield-childrens" },
        { "rdash", "university-of-sheffield" },
        { "ncct", "sheffield-childrens" },
        { "ncct", "olympic-legacy-park" },
        { "gtimc", "sheffield-childrens" },
        { "d4d", "titch" },
        { "cyp-mic", "titch" },
        { "emergence", "university-of-sheffield" },
        { "emergence", "sheffield-hallam" },
        { "dbth", "awrc" },
        { "megaverse", "arctic-escape" },
        { "arctic-escape", "sheffield-childrens" },
    };

    [Theory]
    [MemberData(nameof(Named))]
    public void Catalogue_EveryNameInTheStudy_IsAnAsset(string name) =>
        StudyCatalogue.Catalogue.Assets.Should().Contain(a => a.Name.Contains(name));

    [Theory]
    [MemberData(nameof(Links))]
    public void Catalogue_EveryLinkInTheStudy_IsStated(string from, string to) =>
        StudyCatalogue.Catalogue.Links.Should().Contain(l => l.From == from && l.To == to);

    [Fact]
    public void Evidence_OfTheStudy_NamesAPlaceInIt()
    {
        var evidence = StudyCatalogue.Catalogue.Assets.SelectMany(a => a.Evidence).Where(e => e.Source == Study).Concat(StudyCatalogue.Catalogue.Links.Select(l => l.Evidence)).ToList();
        evidence.Should().NotBeEmpty().And.OnlyContain(e => e.Source == Study);
        evidence.Select(e => e.Place).Where(p => !PlaceInStudy().IsMatch(p)).Should().BeEmpty();
    }

    [Fact]
    public void Evidence_OfAnyAsset_BeginsWithTheStudyThatNamesIt() =>
        StudyCatalogue.Catalogue.Assets.Should().OnlyContain(a => a.Evidence[0].Source == Study);

    [Fact]
    public void Sources_OtherThanTheStudy_HaveAnAddressAndTheDayTheyWereReadAndAreCited()
    {
        var catalogue = StudyCatalogue.Catalogue;
        var cited = catalogue.Assets.SelectMany(a => a.Evidence).Concat(catalogue.Needs.SelectMany(n => n.HelpedBy).Select(h => h.Evidence)).Select(e => e.Source).ToHashSet();
        var others = catalogue.Context.Sources.Where(s => s.Id != Study).ToList();
        others.Should().HaveCountGreaterThan(50);
        others.Should().OnlyContain(s => s.Address != null && s.Read != null && s.Title.Length > 0 && s.Author.Length > 0 && cited.Contains(s.Id));
    }

    [Fact]
    public void Catalogue_ManyAssets_WorkOnANeed() => StudyCatalogue.Catalogue.Assets.Count(a => a.Needs.Count > 0).Should().BeGreaterThanOrEqualTo(50);

    [Fact]
    public void Links_ToAnId_ResolveToAnAsset()
    {
        var ids = StudyCatalogue.Catalogue.Assets.Select(a => a.Id).ToHashSet();
        StudyCatalogue.Catalogue.Links.Where(l => KebabCase().IsMatch(l.To)).Select(l => l.To).Should().OnlyContain(to => ids.Contains(to));
    }

    [Fact]
    public void Sites_Always_LieInSouthYorkshire()
    {
        var sites = StudyCatalogue.Catalogue.Assets.Where(a => a.Site is not null).ToList();
        sites.Should().HaveCountGreaterThan(50);
        sites.Should().OnlyContain(a => a.Site!.Location.Latitude > 53.30 && a.Site.Location.Latitude < 53.67
            && a.Site.Location.Longitude > -1.83 && a.Site.Location.Longitude < -0.85);
        sites.Should().OnlyContain(a => a.Site!.LocalAuthority != null);
    }

    [Fact]
    public void FocusAreas_OfAnAsset_AreThoseOfItsNeeds()
    {
        var needs = StudyCatalogue.Catalogue.Needs.ToDictionary(n => n.Id);
        foreach (var asset in StudyCatalogue.Catalogue.Assets)
            asset.FocusAreas.Should().BeEquivalentTo(asset.Needs.SelectMany(n => needs[n].FocusAreas).Distinct(), asset.Id);
    }

    [Fact]
    public void Needs_OfEveryFocusArea_AreNamed() =>
        StudyCatalogue.Catalogue.Needs.SelectMany(n => n.FocusAreas).Distinct().Should().BeEquivalentTo(StudyCatalogue.FocusAreas.Select(f => f.Id));

    [Fact]
    public void Needs_Indicators_AreInTheIndicatorCatalogue()
    {
        using var json = RepositoryFiles.Open("data", "indicators.json");
        var known = IndicatorCatalogue.Read(json, StudyCatalogue.FocusAreas).Indicators.Select(i => i.Id.Value).ToHashSet();
        StudyCatalogue.Catalogue.Needs.SelectMany(n => n.Indicators.Concat(n.Related)).Where(i => !known.Contains(i)).Should().BeEmpty();
    }

    [Fact]
    public void Catalogue_CopdPrevention_IsNobodysNeed() =>
        StudyCatalogue.Catalogue.Assets.Should().NotContain(a => a.Needs.Contains("copd-prevention"), "the study names no asset for it: a gap to show as a gap");

    [Fact]
    public void Status_OfTheCentresBeingBuilt_SaysSo() =>
        StudyCatalogue.Catalogue.Assets.Where(a => a.Status == AssetStatuses.UnderConstruction).Select(a => a.Id).Should().BeEquivalentTo("ncct");

    [Fact]
    public void Context_Always_CarriesTheStudysFacts()
    {
        var context = StudyCatalogue.Catalogue.Context;
        context.SubSectors.Should().HaveCount(5).And.OnlyContain(s => s.Strengths.Count >= 3);
        context.FocusAreas.Select(f => f.Id).Should().HaveCount(5).And.OnlyHaveUniqueItems().And.BeSubsetOf(StudyCatalogue.FocusAreas.Select(f => f.Id), "a focus area that the study has no word on needs none");
        context.Opportunities.Should().HaveCount(8);
        context.IncomeDeprivation.Select(r => (r.Area, r.Rank)).Should().BeEquivalentTo(new[]
        {
            (new AreaCode("E08000016"), 44), (new AreaCode("E08000018"), 45), (new AreaCode("E08000017"), 48), (new AreaCode("E08000019"), 61),
        });
    }

    [GeneratedRegex(@"^(Management summary(, .+)?|Map of assets, (research centres [1-7]|networks and co-operatives (8|9|1[0-2])|hospitals (1[3-9]|2[0-6])|Advanced Manufacturing Innovation District and Olympic Legacy Park)|Section (1\.1|2\.[1-4]), .+|Recommendation ([1-9]|1\d|2[01])|Annex one, stakeholders)$", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex PlaceInStudy();

    [GeneratedRegex("^[a-z0-9-]+$", RegexOptions.None, 60_000)]
    private static partial Regex KebabCase();
}
