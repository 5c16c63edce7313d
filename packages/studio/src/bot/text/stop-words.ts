/** Words that say nothing about what a text or a question is about. They are neither indexed nor searched. */
export const stopWords: ReadonlySet<string> = new Set(
  `a about again ain all also although always am an and any anybody anyone anything are aren arent around as ask asked
  asking at away be because been being best better between both but by came can cannot cant cause come comes coming
  could couldnt d did didnt do does doesnt doing don done dont during each either else etc even ever every everybody
  everyone everything exactly find for from get gets getting give gives given go goes going gone good got had happen
  happened happening happens has hasnt have havent having he hello help her here hey hi him his how however i id if ill im
  in instead into is isnt it its itself ive just keep keeps kind know let lets like ll look looking lot m made make makes
  many may maybe me mean means might mine more most much must my myself need needed needs no nor not now of off ok okay on once one only
  onto or other our ours out over own perhaps please possible probably put question quite rather re really said same say
  says see seem seems shall she should show since so some somebody somehow someone something still such sure t take takes
  tell than thank thanks that thats the their them themselves then there theres these they thing things think this those
  though through thus to too tried try trying u under until up upon us use used useful uses using ve very via want wanted
  wants was wasnt way we well were weve what whats whatever when whenever where wheres whether which while who whom whose
  why will with within without won wont work works worked working would wouldnt yes yet you youd your youre yours yourself`
    .trim()
    .split(/\s+/),
);
