// Types a sheet with one key for each answer: a digit fills its field and goes on, 0 or Enter leaves it out, Backspace goes back.
// What is typed takes the place of the number that is proposed. The page is whole without it: fields are then left by Tab, and Enter sends.

export const PAPER_SCRIPT = `(()=>{
const form=document.querySelector("form[data-paper]");
if(!form)return;
const fields=[...form.querySelectorAll("input:not([type=hidden]),select,textarea,button")];
const go=(from,step)=>{
const to=fields[fields.indexOf(from)+step];
if(to){to.focus();if(to.select)to.select()}
};
const show=field=>{
for(const word of field.closest("[data-row]")?.querySelectorAll("[data-score]")??[])word.toggleAttribute("data-chosen",word.dataset.score===field.value);
};
form.addEventListener("input",event=>show(event.target));
form.addEventListener("keydown",event=>{
const at=event.target;
if(event.ctrlKey||event.altKey||event.metaKey||event.isComposing)return;
const isChoice=at.tagName==="SELECT";
if(event.key==="Enter"){
if(at.tagName==="BUTTON"||at.tagName==="TEXTAREA"&&event.shiftKey)return;
event.preventDefault();
go(at,event.shiftKey?-1:1);
return;
}
const most=Number(at.dataset.most??0);
if(most===0)return;
if(/^[0-9]$/.test(event.key)){
event.preventDefault();
const key=Number(event.key);
if(key>most)return;
if(isChoice)at.selectedIndex=key;else at.value=key===0?"":event.key;
show(at);
go(at,1);
}else if(event.key==="Backspace"&&(isChoice||at.value==="")){
event.preventDefault();
go(at,-1);
}
});
fields.forEach(show);
const number=document.getElementById("number");
if(number)number.addEventListener("focus",()=>number.select());
})();`.replaceAll('\n', '');
